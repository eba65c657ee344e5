#include <catch2_either.hpp>
#include <cmath>

#include "cnn/core/errors.hpp"
#include "cnn/nn/model/sequential.hpp"

using namespace cnn;

namespace {

/// A layer with weights for this input, drawn from a fixed seed.
template <typename AnyLayer>
AnyLayer built(AnyLayer layer, const Shape& input) {
  Random random(1);
  layer.build(input, random);
  return layer;
}

}  // namespace

TEST_CASE("Conv2D: the edge between bright and dark answers with 6000") {
  Conv2D layer = built(Conv2D({.filters = 1, .kernel_size = 3}), {6, 5, 1});
  layer.weights()[0].value = Tensor({3, 3, 1, 1}, {10, 10, 10, 0, 0, 0, -10, -10, -10});
  Tensor image({1, 6, 5, 1});
  for (int i = 0; i < 15; ++i) image.data()[i] = 200;
  CHECK(layer.forward(image) ==
        Tensor({1, 4, 3, 1}, {0, 0, 0, 6000, 6000, 6000, 6000, 6000, 6000, 0, 0, 0}));
}

TEST_CASE("Conv2D: adds one bias to each filter, then applies the activation") {
  Conv2D layer = built(Conv2D({.filters = 2, .kernel_size = 1, .activation = relu}), {1, 2, 1});
  layer.weights()[0].value = Tensor({1, 1, 1, 2}, {1, -1});
  layer.weights()[1].value = Tensor({2}, {0.5F, 2});
  // 3·1 + 0.5, 3·(−1) + 2 → 0;  −4·1 + 0.5 → 0, −4·(−1) + 2
  CHECK(layer.forward(Tensor({1, 1, 2, 1}, {3, -4})) == Tensor({1, 1, 2, 2}, {3.5F, 0, 0, 6}));
}

TEST_CASE("Conv2D: strides and kernels may differ between height and width") {
  const Conv2D layer({.filters = 7, .kernel_size = {2, 5}, .strides = {3, 2}});
  CHECK(layer.output_shape({10, 11, 4}) == Shape{3, 4, 7});
  CHECK(layer.parameter_count({10, 11, 4}) == 2 * 5 * 4 * 7 + 7);
  CHECK(layer.weight_plan({10, 11, 4})[0].shape == Shape{2, 5, 4, 7});
  CHECK(Conv2D({.filters = 7, .kernel_size = {2, 5}, .strides = {3, 2}, .padding = same})
            .output_shape({10, 11, 4}) == Shape{4, 6, 7});
  CHECK(Conv2D({.filters = 7, .kernel_size = {2, 5}, .padding = full}).output_shape({10, 11, 4}) ==
        Shape{11, 15, 7});
}

TEST_CASE("Conv2D: without use_bias there is a kernel and nothing else") {
  const Conv2D layer =
      built(Conv2D({.filters = 2, .kernel_size = 1, .use_bias = false}), {3, 3, 5});
  CHECK(layer.parameter_count({3, 3, 5}) == 10);
  REQUIRE(layer.weights().size() == 1);
  CHECK(layer.weights()[0].name == "kernel");
  CHECK(layer.forward(Tensor({2, 3, 3, 5})) == Tensor({2, 3, 3, 2}));
}

TEST_CASE("MaxPooling2D: strides follow pool_size and the odd row is dropped") {
  const MaxPooling2D layer({.pool_size = 2});
  CHECK(layer.options().strides == Size2D(2));
  CHECK(layer.output_shape({11, 11, 64}) == Shape{5, 5, 64});
  CHECK(layer.parameter_count({11, 11, 64}) == 0);
  CHECK(MaxPooling2D({.pool_size = {3, 2}}).output_shape({9, 9, 1}) == Shape{3, 4, 1});
  CHECK(MaxPooling2D({.pool_size = 3, .strides = 2}).output_shape({9, 9, 1}) == Shape{4, 4, 1});
  CHECK(MaxPooling2D({.pool_size = 2, .padding = same}).output_shape({5, 5, 1}) == Shape{3, 3, 1});
}

TEST_CASE("MaxPooling2D: keeps the largest, negative or not, for each channel by itself") {
  const Tensor image({1, 2, 2, 2}, {-4, 1, -2, 5, -3, 7, -9, 0});
  CHECK(MaxPooling2D().forward(image) == Tensor({1, 1, 1, 2}, {-2, 7}));
}

TEST_CASE("AveragePooling2D: the mean for each channel by itself") {
  const Tensor image({1, 2, 2, 2}, {-4, 1, -2, 5, -3, 7, -9, 0});
  CHECK(AveragePooling2D().forward(image) == Tensor({1, 1, 1, 2}, {-4.5F, 3.25F}));
}

TEST_CASE("ZeroPadding2D: sides may differ") {
  const ZeroPadding2D layer({.padding = {0, 1, 2, 0}});
  CHECK(layer.output_shape({1, 2, 1}) == Shape{2, 4, 1});
  CHECK(layer.forward(Tensor({1, 1, 2, 1}, {5, 6})) ==
        Tensor({1, 2, 4, 1}, {0, 0, 5, 6, 0, 0, 0, 0}));
  CHECK(ZeroPadding2D().output_shape({3, 4, 2}) == Shape{5, 6, 2});
  CHECK(ZeroPadding2D({.padding = {1, 2}}).output_shape({3, 4, 2}) == Shape{5, 8, 2});
}

TEST_CASE("Flatten: keeps the memory order of every example") {
  CHECK(Flatten().output_shape({3, 3, 64}) == Shape{576});
  const Tensor batch({2, 1, 2, 2}, {1, 2, 3, 4, 5, 6, 7, 8});
  CHECK(Flatten().forward(batch) == Tensor({2, 4}, {1, 2, 3, 4, 5, 6, 7, 8}));
}

TEST_CASE("Dense: weighted sums of all inputs, plus bias") {
  Dense layer = built(Dense({.units = 2}), {3});
  layer.weights()[0].value = Tensor({3, 2}, {1, 10, 2, 20, 3, 30});
  layer.weights()[1].value = Tensor({2}, {0.5F, -1});
  CHECK(layer.forward(Tensor({2, 3}, {1, 1, 1, 0, 2, -1})) == Tensor({2, 2}, {6.5F, 59, 1.5F, 9}));
  CHECK(layer.parameter_count({3}) == 8);
}

TEST_CASE("Activation: linear, relu, sigmoid and softmax") {
  const Tensor batch({1, 3}, {-1, 0, 2});
  CHECK(Activation(linear).forward(batch) == batch);
  CHECK(Activation(relu).forward(batch) == Tensor({1, 3}, {0, 0, 2}));
  const Tensor sigmoids = Activation(sigmoid).forward(batch);
  CHECK(std::abs(sigmoids(0, 0) - 0.26894142) < 2e-7);  // 1 / (1 + e)
  CHECK(sigmoids(0, 1) == 0.5F);
  CHECK(std::abs(sigmoids(0, 2) - 0.88079708) < 2e-7);
  const Tensor shares = Activation(softmax).forward(batch);  // e^-1, 1, e^2 over their sum 8.756935
  CHECK(std::abs(shares(0, 0) - 0.04201007) < 2e-7);
  CHECK(std::abs(shares(0, 1) - 0.11419520) < 2e-7);
  CHECK(std::abs(shares(0, 2) - 0.84379473) < 2e-7);
}

TEST_CASE("Dropout: does nothing at inference") {
  const Tensor batch({2, 2}, {1, -2, 3, 0});
  CHECK(Dropout({.rate = 0.9F}).forward(batch) == batch);
  CHECK(Dropout({.rate = 0.9F}).output_shape({3, 4, 5}) == Shape{3, 4, 5});
  CHECK(Dropout({}).parameter_count({3, 4, 5}) == 0);
}

TEST_CASE("A layer describes its configuration in one line") {
  CHECK(Conv2D({.filters = 32, .activation = relu}).description() ==
        "Conv2D(filters=32, kernel_size=(3, 3), strides=(1, 1), padding=valid, activation=relu)");
  CHECK(Conv2D({.filters = 1, .kernel_size = {1, 2}, .padding = same, .use_bias = false})
            .description() ==
        "Conv2D(filters=1, kernel_size=(1, 2), strides=(1, 1), padding=same, activation=linear, "
        "use_bias=false)");
  CHECK(MaxPooling2D({.pool_size = 3}).description() ==
        "MaxPooling2D(pool_size=(3, 3), strides=(3, 3), padding=valid)");
  CHECK(AveragePooling2D({.strides = 1}).description() ==
        "AveragePooling2D(pool_size=(2, 2), strides=(1, 1), padding=valid)");
  CHECK(ZeroPadding2D({.padding = {1, 2, 3, 4}}).description() ==
        "ZeroPadding2D(padding=((1, 2), (3, 4)))");
  CHECK(Flatten().description() == "Flatten()");
  CHECK(Dense({.units = 10, .activation = softmax}).description() ==
        "Dense(units=10, activation=softmax)");
  CHECK(Dense({.units = 10, .use_bias = false}).description() ==
        "Dense(units=10, activation=linear, use_bias=false)");
  CHECK(Activation(sigmoid).description() == "Activation(sigmoid)");
  CHECK(Dropout({.rate = 0.5F}).description() == "Dropout(rate=0.5)");
}
