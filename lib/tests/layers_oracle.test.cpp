#include <algorithm>
#include <catch2_either.hpp>
#include <cmath>

#include "cnn/nn/kernels/conv2d.hpp"
#include "cnn/nn/kernels/dense.hpp"
#include "cnn/nn/kernels/pooling2d.hpp"
#include "cnn/nn/model/sequential.hpp"

using namespace cnn;

namespace {

/// A layer's options and a batch to go with them; heights, widths and strides differ.
struct Case {
  Shape input;
  Size2D size;
  Size2D strides;
  Padding padding;

  Window rows() const { return resolve_window(input[0], size.height, strides.height, padding); }
  Window columns() const { return resolve_window(input[1], size.width, strides.width, padding); }
};

Case draw(Random& random, int paddings) {
  const Size2D size{random.integer(1, 4), random.integer(1, 4)};
  return {.input = {random.integer(4, 9), random.integer(4, 9), random.integer(1, 5)},
          .size = size,
          .strides = {random.integer(1, 3), random.integer(1, 3)},
          .padding = static_cast<Padding>(random.integer(0, paddings - 1))};
}

/// Small integers, so that sums are exact whatever their order.
Tensor draw_batch(const Shape& example, Random& random) {
  return random_integers(with_batch(random.integer(1, 3), example), -9, 9, random);
}

}  // namespace

TEST_CASE("Conv2D: equals the slow loops for random sizes, strides and paddings") {
  Random random(2024);
  for (int round = 0; round < 200; ++round) {
    const Case drawn = draw(random, 3);
    Conv2D layer({.filters = random.integer(1, 6),
                  .kernel_size = drawn.size,
                  .strides = drawn.strides,
                  .padding = drawn.padding});
    layer.build(drawn.input, random);
    Tensor& kernel = layer.weights()[0].value;
    Tensor& bias = layer.weights()[1].value;
    kernel = random_integers(kernel.shape(), -5, 5, random);
    bias = random_integers(bias.shape(), -5, 5, random);
    const Tensor batch = draw_batch(drawn.input, random);
    INFO("round " << round << ": " << layer.description() << " on " << to_string(batch.shape()));
    const Tensor output = layer.forward(batch);
    CHECK(output == kernels::conv2d_slow(batch, kernel, bias, drawn.rows(), drawn.columns()));
    CHECK(without_batch(output.shape()) == layer.output_shape(drawn.input));
  }
}

TEST_CASE("Pooling: both layers equal the slow loops for random sizes, strides and paddings") {
  Random random(2025);
  for (int round = 0; round < 200; ++round) {
    const Case drawn = draw(random, 2);
    const Pooling2DOptions options{
        .pool_size = drawn.size, .strides = drawn.strides, .padding = drawn.padding};
    const Tensor batch = draw_batch(drawn.input, random);
    INFO("round " << round << ": " << MaxPooling2D(options).description() << " on "
                  << to_string(batch.shape()));
    const Tensor largest = MaxPooling2D(options).forward(batch);
    CHECK(largest == kernels::max_pooling2d_slow(batch, drawn.rows(), drawn.columns()));
    CHECK(without_batch(largest.shape()) == MaxPooling2D(options).output_shape(drawn.input));
    const Tensor means = AveragePooling2D(options).forward(batch);
    const Tensor expected = kernels::average_pooling2d_slow(batch, drawn.rows(), drawn.columns());
    REQUIRE(means.shape() == expected.shape());
    CHECK(std::equal(means.begin(), means.end(), expected.begin(),
                     [](float a, float b) { return std::abs(a - b) < 1e-5F; }));
  }
}

TEST_CASE("Dense: equals the slow loops for random sizes, with and without bias") {
  Random random(2026);
  for (int round = 0; round < 100; ++round) {
    const Shape input{random.integer(1, 40)};
    const bool use_bias = random.integer(0, 1) == 1;
    Dense layer({.units = random.integer(1, 20), .use_bias = use_bias});
    layer.build(input, random);
    for (Weight& weight : layer.weights()) {
      weight.value = random_integers(weight.value.shape(), -5, 5, random);
    }
    const Tensor batch = draw_batch(input, random);
    const Tensor bias = use_bias ? layer.weights()[1].value : Tensor(layer.output_shape(input));
    INFO("round " << round << ": " << layer.description() << " on " << to_string(batch.shape()));
    CHECK(layer.forward(batch) == kernels::dense_slow(batch, layer.weights()[0].value, bias));
  }
}
