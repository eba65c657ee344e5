#include <algorithm>
#include <catch2_either.hpp>
#include <cmath>

#include "cnn/core/errors.hpp"
#include "cnn/nn/model/sequential.hpp"

using namespace cnn;

TEST_CASE("Fans: a convolution's count its receptive size, as in Keras") {
  CHECK(fans({576, 64}).in == 576);
  CHECK(fans({576, 64}).out == 64);
  CHECK(fans({3, 5, 32, 64}).in == 3 * 5 * 32);
  CHECK(fans({3, 5, 32, 64}).out == 3 * 5 * 64);
  CHECK_THROWS_AS(fans({64}), ShapeError);
}

TEST_CASE("Glorot uniform: fills the whole range evenly and nothing beyond") {
  Random random(7);
  const Tensor kernel = glorot_uniform({3, 3, 32, 64}, random);
  const double limit = std::sqrt(6.0 / (3 * 3 * 32 + 3 * 3 * 64));  // 0.0833
  double sum = 0;
  double squares = 0;
  for (const float value : kernel) {
    sum += value;
    squares += static_cast<double>(value) * value;
  }
  const auto [low, high] = std::minmax_element(kernel.begin(), kernel.end());
  CHECK(*low >= -limit);
  CHECK(*high < limit);
  CHECK(*low < -0.99 * limit);
  CHECK(*high > 0.99 * limit);
  const auto count = static_cast<double>(kernel.size());
  // A uniform variable's mean is 0 and its variance limit²/3; 18,432 draws come within 3 percent.
  CHECK(std::abs(sum / count) < 0.03 * limit);
  CHECK(std::abs(squares / count * 3 / (limit * limit) - 1) < 0.03);
}

TEST_CASE("build: the kernel from Glorot, the bias zero, the seed decides") {
  Random one(42);
  Random again(42);
  Random other(43);
  Conv2D first({.filters = 3, .kernel_size = {2, 3}});
  Conv2D second({.filters = 3, .kernel_size = {2, 3}});
  first.build({5, 5, 2}, one);
  second.build({5, 5, 2}, again);
  REQUIRE(first.weights().size() == 2);
  CHECK(first.weights()[0].name == "kernel");
  CHECK(first.weights()[0].value.shape() == Shape{2, 3, 2, 3});
  CHECK(first.weights()[1].name == "bias");
  CHECK(first.weights()[1].value == Tensor({3}));
  CHECK(first.weights()[0].value == second.weights()[0].value);
  second.build({5, 5, 2}, other);
  CHECK_FALSE(first.weights()[0].value == second.weights()[0].value);
}

TEST_CASE("clone: carries the weights and shares nothing") {
  Random random(1);
  Dense layer({.units = 2});
  layer.build({3}, random);
  const std::unique_ptr<Layer> copy = layer.clone();
  CHECK(copy->weights()[0].value == layer.weights()[0].value);
  copy->weights()[0].value(0, 0) += 1;
  CHECK_FALSE(copy->weights()[0].value == layer.weights()[0].value);
}
