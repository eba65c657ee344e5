#include <catch2_either.hpp>

#include "cnn/nn/model/costs.hpp"
#include "cnn/nn/model/create_cnn.hpp"
#include "model_examples.hpp"

using namespace cnn;

TEST_CASE("Costs: the MNIST convnet, worked out by hand") {
  const std::vector<LayerCosts> costs = layer_costs(mnist_convnet());
  REQUIRE(costs.size() == 8);
  const std::vector<std::int64_t> parameters{320, 0, 18496, 0, 36928, 0, 36928, 650};
  const std::vector<std::int64_t> multiply_adds{194688,   // 26·26·32 outputs of 3·3·1 taps
                                                0,        //
                                                2230272,  // 11·11·64 outputs of 3·3·32 taps
                                                0,        //
                                                331776,   // 3·3·64 outputs of 3·3·64 taps
                                                0,        //
                                                36864,    // 64 outputs of 576 taps
                                                640};     // 10 outputs of 64 taps
  const std::vector<std::int64_t> bytes{86528, 21632, 30976, 6400, 2304, 2304, 256, 40};
  for (std::size_t i = 0; i < costs.size(); ++i) {
    CAPTURE(i);
    CHECK(costs[i].parameters == parameters[i]);
    CHECK(costs[i].multiply_adds == multiply_adds[i]);
    CHECK(costs[i].flops == 2 * multiply_adds[i]);
    CHECK(costs[i].activation_bytes == bytes[i]);
  }
}

TEST_CASE("Costs: a 3x3 kernel sees 3, 8 and 18 pixels as pools come between") {
  const std::vector<LayerCosts> costs = layer_costs(mnist_convnet());
  const std::vector<Reach> expected{{3, 1}, {4, 2}, {8, 2}, {10, 4}, {18, 4}};
  for (std::size_t i = 0; i < expected.size(); ++i) {
    CHECK(costs[i].rows == expected[i]);
    CHECK(costs[i].columns == expected[i]);
  }
}

TEST_CASE("Costs: rows and columns reach differently when kernel and strides do") {
  Sequential model({20, 20, 1});
  model.add(Conv2D({.filters = 1, .kernel_size = {1, 5}, .strides = {2, 3}}));
  model.add(Conv2D({.filters = 1, .kernel_size = 2}));
  const std::vector<LayerCosts> costs = layer_costs(model);
  CHECK(costs[0].rows == Reach{1, 2});
  CHECK(costs[0].columns == Reach{5, 3});
  CHECK(costs[1].rows == Reach{3, 2});
  CHECK(costs[1].columns == Reach{8, 3});
}

TEST_CASE("Costs: totals are the sums, the bias costs parameters and no multiply-adds") {
  const LayerCosts total = total_costs(mnist_convnet());
  CHECK(total.parameters == 93322);
  CHECK(total.multiply_adds == 2794240);
  CHECK(total.flops == 5588480);
  CHECK(total.activation_bytes == 150440);
}

TEST_CASE("Costs: VGG-16 sees 212 pixels and takes 15.5 billion multiply-adds, as published") {
  const LayerCosts total = total_costs(
      create_cnn("c64,3 c64,3 m2 c128,3 c128,3 m2 c256,3 c256,3 c256,3 m2 c512,3 c512,3 c512,3 m2 "
                 "c512,3 c512,3 c512,3 m2 f d4096 d4096 d1000",
                 {224, 224, 3}));
  CHECK(total.parameters == 138357544);
  CHECK(total.multiply_adds == 15470264320);
  CHECK(total.rows.field == 212);
}
