#include <catch2_either.hpp>

#include "cnn/core/errors.hpp"
#include "cnn/nn/model/sequential.hpp"

using namespace cnn;

TEST_CASE("Conv2D: a kernel larger than the input is refused when padding is valid") {
  const Conv2D layer({.filters = 8, .kernel_size = 5});
  CHECK_THROWS_WITH(layer.output_shape({3, 3, 1}),
                    "Conv2D: the kernel must fit inside the input when padding is valid. Received "
                    "kernel 5x5, input (3, 3, 1). Use padding same or a smaller kernel.");
  CHECK_THROWS_AS(layer.output_shape({9, 4, 1}), ShapeError);
  CHECK(layer.output_shape({5, 5, 1}) == Shape{1, 1, 8});
}

TEST_CASE("Conv2D: the input is an image, not a row of numbers") {
  const Conv2D layer({.filters = 8});
  const std::string text =
      "Conv2D: the input must be (height, width, channels). Received (576,). Put Conv2D before "
      "Flatten and Dense, and give a grey image one channel.";
  CHECK_THROWS_WITH(layer.output_shape({576}), text);
  CHECK_THROWS_WITH(layer.parameter_count({576}), text);
  CHECK_THROWS_AS(layer.forward(Tensor({2, 28, 28})), ShapeError);
}

TEST_CASE("Options below 1 or beyond reason are refused") {
  CHECK_THROWS_WITH(Conv2D({.kernel_size = 3}),
                    "Conv2D: filters must be at least 1. Received filters=0. Say how many feature "
                    "maps to make, as in {.filters = 32}.");
  CHECK_THROWS_WITH(Conv2D({.filters = 4, .kernel_size = {3, 0}}),
                    "Conv2D: kernel_size must be from 1 to 4096 cells each way. Received "
                    "kernel_size=(3, 0). Use a number such as 2, or {height, width}.");
  CHECK_THROWS_AS(Conv2D({.filters = 4, .strides = 0}), ShapeError);
  CHECK_THROWS_AS(Conv2D({.filters = 4, .kernel_size = 2000000000}), ShapeError);
  CHECK_THROWS_AS(MaxPooling2D({.pool_size = -1}), ShapeError);
  CHECK_THROWS_AS(AveragePooling2D({.strides = {1, -1}}), ShapeError);
  CHECK_THROWS_AS(ZeroPadding2D({.padding = {0, 0, -1, 0}}), ShapeError);
  CHECK_THROWS_WITH(Dense({}),
                    "Dense: units must be at least 1. Received units=0. Say how many outputs to "
                    "make, as in {.units = 64}.");
  CHECK_THROWS_WITH(
      MaxPooling2D({.padding = full}),
      "MaxPooling2D: padding must be valid or same. Received padding=full. Use same.");
}

TEST_CASE("Dropout: the rate is a share below 1") {
  CHECK_THROWS_WITH(Dropout({.rate = 1}),
                    "Dropout: rate is the share that is silenced, 0 <= rate < 1. Received rate=1. "
                    "Use a number such as 0.5.");
  CHECK_THROWS_AS(Dropout({.rate = -0.1F}), ShapeError);
  CHECK_NOTHROW(Dropout({.rate = 0}));
}

TEST_CASE("MaxPooling2D: a pool larger than the input is refused by name") {
  CHECK_THROWS_WITH(MaxPooling2D().output_shape({1, 5, 3}),
                    "MaxPooling2D: the pool must fit inside the input when padding is valid. "
                    "Received pool 2x2, input (1, 5, 3). Use padding same or a smaller pool.");
}

TEST_CASE("Dense: an image has to be flattened first") {
  CHECK_THROWS_WITH(Dense({.units = 3}).output_shape({3, 3, 64}),
                    "Dense: the input must be one row of numbers. Received (3, 3, 64). Add "
                    "Flatten() before it.");
}

TEST_CASE("A kernel that no tensor could hold is refused before memory is taken") {
  CHECK_THROWS_AS(Dense({.units = 1 << 20}).parameter_count({1 << 20}), ShapeError);
  CHECK_THROWS_AS(
      Conv2D({.filters = 4, .kernel_size = 4096, .padding = same}).parameter_count({2, 2, 64}),
      ShapeError);
}

TEST_CASE("A layer without weights says that it has to be built") {
  CHECK_THROWS_WITH(Dense({.units = 2}).forward(Tensor({1, 3})),
                    "Dense: the layer has no weights yet. Call build first.");
}

TEST_CASE("A layer built for another shape says which weight does not fit") {
  Random random(1);
  Dense layer({.units = 2});
  layer.build({3}, random);
  CHECK_THROWS_WITH(layer.forward(Tensor({1, 4})),
                    "Dense: an input (4,) needs a kernel of shape (4, 2). Received a kernel of "
                    "shape (3, 2). Feed the shape that the layer was built for.");
}
