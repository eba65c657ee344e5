#include <algorithm>
#include <catch2_either.hpp>
#include <cmath>

#include "cnn/core/errors.hpp"
#include "cnn/nn/kernels/activations.hpp"
#include "cnn/nn/kernels/conv2d.hpp"
#include "cnn/nn/kernels/dense.hpp"
#include "cnn/nn/kernels/pooling2d.hpp"
#include "cnn/nn/model/sequential.hpp"
#include "model_examples.hpp"

using namespace cnn;

namespace {

Tensor conv_relu_slow(const Sequential& model, const std::string& name, const Tensor& input) {
  const Tensor& kernel = model.weight(name + ".kernel");
  const int side = kernel.shape()[0];
  Tensor output = kernels::conv2d_slow(input, kernel, model.weight(name + ".bias"),
                                       resolve_window(input.shape()[1], side, 1, valid),
                                       resolve_window(input.shape()[2], side, 1, valid));
  kernels::relu(output);
  return output;
}

Tensor max_pooling_slow(const Tensor& input) {
  return kernels::max_pooling2d_slow(input, resolve_window(input.shape()[1], 2, 2, valid),
                                     resolve_window(input.shape()[2], 2, 2, valid));
}

Tensor dense_slow(const Sequential& model, const std::string& name, const Tensor& input) {
  return kernels::dense_slow(input, model.weight(name + ".kernel"), model.weight(name + ".bias"));
}

void check_close(const Tensor& actual, const Tensor& expected) {
  REQUIRE(actual.shape() == expected.shape());
  float worst = 0;
  for (int i = 0; i < actual.size(); ++i) {
    worst = std::max(worst, std::abs(actual.data()[i] - expected.data()[i]));
  }
  CHECK(worst < 1e-5F);
}

}  // namespace

TEST_CASE("Sequential: shapes follow from layer to layer without any weights") {
  const Sequential model = mnist_convnet();
  const std::vector<Shape> expected{{26, 26, 32}, {13, 13, 32}, {11, 11, 64}, {5, 5, 64},
                                    {3, 3, 64},   {576},        {64},         {10}};
  REQUIRE(model.layers().size() == expected.size());
  for (std::size_t i = 0; i < expected.size(); ++i) {
    CHECK(model.layers()[i].output_shape() == expected[i]);
  }
  CHECK(model.input_shape() == Shape{28, 28, 1});
  CHECK(model.output_shape() == Shape{10});
  CHECK(model.parameter_count() == 93322);
  CHECK_FALSE(model.is_built());
}

TEST_CASE("Sequential: names count from 1 for each type, in snake case") {
  Sequential model({8, 8, 1});
  model.add(Conv2D({.filters = 1}));
  model.add(ZeroPadding2D());
  model.add(Conv2D({.filters = 1}));
  model.add(MaxPooling2D());
  model.add(AveragePooling2D());
  model.add(Activation(relu));
  model.add(Dropout({.rate = 0.25F}));
  model.add(Flatten());
  model.add(Dense({.units = 1}));
  const std::vector<std::string> expected{"conv2d_1",        "zero_padding2d_1",    "conv2d_2",
                                          "max_pooling2d_1", "average_pooling2d_1", "activation_1",
                                          "dropout_1",       "flatten_1",           "dense_1"};
  REQUIRE(model.layers().size() == expected.size());
  for (std::size_t i = 0; i < expected.size(); ++i) {
    CHECK(model.layers()[i].name() == expected[i]);
  }
}

TEST_CASE("Sequential: a second model may go on counting where the first one stopped") {
  const Sequential first = mnist_convnet();
  Sequential second({8, 8, 1}, {.named_after = &first});
  second.add(Conv2D({.filters = 1}));
  second.add(AveragePooling2D());
  CHECK(second.layers()[0].name() == "conv2d_4");
  CHECK(second.layers()[1].name() == "average_pooling2d_1");
}

TEST_CASE("Sequential: a layer that does not fit is named with its position and left out") {
  Sequential model({5, 5, 1});
  model.add(Conv2D({.filters = 4}));
  CHECK_THROWS_WITH(
      model.add(Conv2D({.filters = 4, .kernel_size = 5})),
      "Sequential: layer 2, conv2d_2, does not fit here. Conv2D: the kernel must fit inside the "
      "input when padding is valid. Received kernel 5x5, input (3, 3, 4). Use padding same or a "
      "smaller kernel.");
  CHECK(model.layers().size() == 1);
  CHECK_THROWS_WITH(model.add(Dense({.units = 10})),
                    "Sequential: layer 2, dense_1, does not fit here. Dense: the input must be one "
                    "row of numbers. Received (3, 3, 4). Add Flatten() before it.");
  model.add(Conv2D({.filters = 2}));
  CHECK(model.layers()[1].name() == "conv2d_2");
}

TEST_CASE("Sequential: the input is the shape of one example") {
  CHECK_THROWS_WITH(Sequential({64, 28, 28, 1}),
                    "Sequential: the input is the shape of one example, 1 to 3 axes without the "
                    "batch. Received (64, 28, 28, 1). Use, for instance, {28, 28, 1}.");
  CHECK(Sequential({576}).output_shape() == Shape{576});
}

TEST_CASE("Sequential: forward wants weights and a batch of the right shape") {
  Sequential model = mnist_convnet();
  CHECK_THROWS_WITH(model.forward(Tensor({1, 28, 28, 1})),
                    "Conv2D: the layer has no weights yet. Call build first.");
  model.build();
  CHECK(model.is_built());
  CHECK_THROWS_WITH(model.forward(Tensor({28, 28, 1})),
                    "Sequential: sequential_1 takes a batch of shape (batch, 28, 28, 1). Received "
                    "(28, 28, 1). A single example is a batch of 1.");
  CHECK_THROWS_AS(model.forward(Tensor({1, 32, 32, 1})), ShapeError);
  CHECK_THROWS_AS(model.activations(Tensor({1, 28, 28, 3})), ShapeError);
}

TEST_CASE("Sequential: the MNIST convnet computes what the slow loops compute") {
  Sequential model = mnist_convnet();
  model.build(11);
  Random random(5);
  const Tensor batch = random_uniform({3, 28, 28, 1}, 0, 1, random);
  const Tensor first = max_pooling_slow(conv_relu_slow(model, "conv2d_1", batch));
  const Tensor second = max_pooling_slow(conv_relu_slow(model, "conv2d_2", first));
  const Tensor third = conv_relu_slow(model, "conv2d_3", second);
  Tensor hidden = dense_slow(model, "dense_1", third.reshaped({3, 576}));
  kernels::relu(hidden);
  Tensor expected = dense_slow(model, "dense_2", hidden);
  kernels::softmax_slow(expected);
  check_close(model.forward(batch), expected);

  const std::vector<Tensor> maps = model.activations(batch);
  REQUIRE(maps.size() == 8);
  check_close(maps[1], first);
  check_close(maps[4], third);
  CHECK(maps.back() == model.forward(batch));
}

TEST_CASE("Sequential: the seed decides the weights, and each layer draws its own") {
  Sequential model = mnist_convnet();
  Sequential twin = mnist_convnet();
  model.build(3);
  twin.build(3);
  CHECK(model.weight("conv2d_3.kernel") == twin.weight("conv2d_3.kernel"));
  CHECK(model.weight("dense_2.kernel") == twin.weight("dense_2.kernel"));
  twin.build(4);
  CHECK_FALSE(model.weight("conv2d_1.kernel") == twin.weight("conv2d_1.kernel"));

  Sequential wider({28, 28, 1}, {.seed = 3});
  wider.add(Conv2D({.filters = 48, .kernel_size = 5, .padding = same}));
  wider.add(Conv2D({.filters = 2, .padding = same}));
  Sequential narrow({28, 28, 1}, {.seed = 3});
  narrow.add(Conv2D({.filters = 48, .padding = same}));
  narrow.add(Conv2D({.filters = 2, .padding = same}));
  wider.build();
  narrow.build();
  CHECK(wider.weight("conv2d_2.kernel") == narrow.weight("conv2d_2.kernel"));
}

TEST_CASE("Sequential: a copy shares nothing with the original") {
  Sequential model = mnist_convnet();
  model.build();
  Sequential copy = model;
  copy.set_weight("dense_2.bias", Tensor({10}, std::vector<float>(10, 1.0F)));
  CHECK(copy.weight("dense_2.bias")(9) == 1);
  CHECK(model.weight("dense_2.bias")(9) == 0);
  copy.add(Dropout({.rate = 0.5F}));
  CHECK(model.layers().size() == 8);
  model = copy;
  CHECK(model.layers().size() == 9);
  CHECK(model.weight("dense_2.bias")(0) == 1);
}

TEST_CASE("Sequential: weights answer to dotted names") {
  Sequential model = mnist_convnet();
  CHECK_THROWS_WITH(model.weight("conv2d_1.kernel"),
                    "Sequential: conv2d_1.kernel is not there yet. Call build first.");
  model.build();
  CHECK(model.weight("conv2d_2.kernel").shape() == Shape{3, 3, 32, 64});
  CHECK(model.weight("dense_1.bias").shape() == Shape{64});
  CHECK_THROWS_WITH(model.set_weight("dense_1.bias", Tensor({3})),
                    "Sequential: dense_1.bias has the shape (64,). Received (3,).");
  CHECK_THROWS_WITH(
      model.weight("conv2d_9.kernel"),
      "Sequential: there is no layer conv2d_9. The layers are conv2d_1, max_pooling2d_1, conv2d_2, "
      "max_pooling2d_2, conv2d_3, flatten_1, dense_1, dense_2.");
  CHECK_THROWS_WITH(model.weight("conv2d_1.gamma"),
                    "Sequential: there is no weight conv2d_1.gamma. A weight is the name of a "
                    "Conv2D or Dense layer and .kernel or .bias.");
  CHECK_THROWS_AS(model.weight("flatten_1.kernel"), std::invalid_argument);
}
