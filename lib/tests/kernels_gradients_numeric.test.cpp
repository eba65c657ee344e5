// Every gradient against the definition of a derivative: how much the loss changes when one input
// does, over float64 loops of our own (forward64.cpp).
#include <catch2_either.hpp>
#include <utility>

#include "cnn/nn/kernels/activations.hpp"
#include "cnn/nn/kernels/conv2d.hpp"
#include "cnn/nn/kernels/dense.hpp"
#include "cnn/nn/kernels/padding2d.hpp"
#include "cnn/nn/kernels/pooling2d.hpp"
#include "forward64.hpp"
#include "kernels_closeness.hpp"
#include "random_windows.hpp"

using namespace cnn;

namespace {

/// The step of a central difference. Convolutions, dense layers and poolings are straight lines
/// along it; for sigmoid and softmax the curve adds about step² = 1e-10.
constexpr double step = 1e-5;

/// What float32 may round away from the true gradient: sums of up to 200 products in [-1, 1].
constexpr double tolerance = 5e-6;

/// d loss / d input, where loss = Σ d_output · forward(input): one element after the other.
template <typename Forward>
Tensor numeric_gradient(Numbers input, const Tensor& d_output, Forward forward) {
  const auto loss = [&] {
    const Numbers output = forward(input);
    REQUIRE(output.shape == d_output.shape());
    double sum = 0;
    for (std::size_t i = 0; i < output.values.size(); ++i) {
      sum += d_output.values()[i] * output.values[i];
    }
    return sum;
  };
  std::vector<float> gradient;
  for (double& value : input.values) {
    const double middle = value;
    value = middle + step;
    const double above = loss();
    value = middle - step;
    const double below = loss();
    value = middle;
    gradient.push_back(static_cast<float>((above - below) / (2 * step)));
  }
  return {input.shape, gradient};
}

/// Numbers in [-1, 1] in random order, none near another nor near 0: no step crosses the kink of a
/// maximum or of relu.
Tensor distinct_numbers(const Shape& shape, Random& random) {
  Tensor numbers(shape);
  const auto count = static_cast<int>(numbers.size());
  REQUIRE(count <= 200);
  for (int i = 0; i < count; ++i) {
    const int sign = random.integer(0, 1) == 0 ? -1 : 1;
    numbers.data()[i] = static_cast<float>(sign * (i + 1)) / static_cast<float>(count);
    std::swap(numbers.data()[i], numbers.data()[random.integer(0, i)]);
  }
  return numbers;
}

}  // namespace

TEST_CASE("conv2d_gradients are the slopes of the loss, for input, kernel and bias") {
  Random random(31);
  double worst = 0;
  for (int round = 0; round < 40; ++round) {
    const Shape images{random.integer(1, 2), random.integer(1, 5), random.integer(1, 5),
                       random.integer(1, 3)};
    const Window rows = random_window(images[1], 3, random);
    const Window columns = random_window(images[2], 3, random);
    const Tensor input = random_uniform(images, -1, 1, random);
    const Tensor kernel = random_uniform(
        {rows.kernel, columns.kernel, images[3], random.integer(1, 3)}, -1, 1, random);
    const Tensor bias = random_uniform({kernel.shape()[3]}, -1, 1, random);
    const Tensor d_output =
        random_uniform({images[0], rows.output, columns.output, kernel.shape()[3]}, -1, 1, random);
    CAPTURE(round, to_string(images), to_string(kernel.shape()), rows.stride, columns.stride,
            rows.before, columns.before);
    Tensor d_input, d_kernel, d_bias;
    kernels::conv2d_gradients(input, kernel, d_output, rows, columns, &d_input, d_kernel, &d_bias);
    const auto forward = [&](const Numbers& x, const Numbers& k, const Numbers& b) {
      return conv2d64(x, k, b, rows, columns);
    };
    const Numbers x(input), k(kernel), b(bias);
    worst = std::max({
        worst,
        deviation(d_input,
                  numeric_gradient(x, d_output, [&](auto& v) { return forward(v, k, b); })),
        deviation(d_kernel,
                  numeric_gradient(k, d_output, [&](auto& v) { return forward(x, v, b); })),
        deviation(d_bias, numeric_gradient(b, d_output, [&](auto& v) { return forward(x, k, v); })),
    });
    REQUIRE(worst < tolerance);
  }
}

TEST_CASE("dense_gradients are the slopes of the loss, for input, kernel and bias") {
  Random random(32);
  for (int round = 0; round < 20; ++round) {
    const int batch = random.integer(1, 4);
    const int n = random.integer(1, 12);
    const int units = random.integer(1, 7);
    const Tensor input = random_uniform({batch, n}, -1, 1, random);
    const Tensor kernel = random_uniform({n, units}, -1, 1, random);
    const Tensor bias = random_uniform({units}, -1, 1, random);
    const Tensor d_output = random_uniform({batch, units}, -1, 1, random);
    CAPTURE(round, batch, n, units);
    Tensor d_input, d_kernel, d_bias;
    kernels::dense_gradients(input, kernel, d_output, &d_input, d_kernel, &d_bias);
    const Numbers x(input), k(kernel), b(bias);
    const auto slopes = [&](const Numbers& at, auto forward) {
      return numeric_gradient(at, d_output, forward);
    };
    REQUIRE(deviation(d_input, slopes(x, [&](auto& v) { return dense64(v, k, b); })) < tolerance);
    REQUIRE(deviation(d_kernel, slopes(k, [&](auto& v) { return dense64(x, v, b); })) < tolerance);
    REQUIRE(deviation(d_bias, slopes(b, [&](auto& v) { return dense64(x, k, v); })) < tolerance);
  }
}

TEST_CASE("pooling gradients are the slopes of the loss") {
  Random random(33);
  for (int round = 0; round < 40; ++round) {
    const Shape images{random.integer(1, 2), random.integer(1, 6), random.integer(1, 5),
                       random.integer(1, 3)};
    const Window rows = random_window(images[1], 3, random);
    const Window columns = random_window(images[2], 3, random);
    const Tensor input = distinct_numbers(images, random);
    const Tensor d_output =
        random_uniform({images[0], rows.output, columns.output, images[3]}, -1, 1, random);
    CAPTURE(round, to_string(images), rows.kernel, columns.kernel, rows.stride, columns.stride);
    Tensor d_input;
    kernels::max_pooling2d_gradient(input, d_output, rows, columns, d_input);
    const auto largest = [&](const Numbers& x) { return max_pooling64(x, rows, columns); };
    REQUIRE(deviation(d_input, numeric_gradient(Numbers(input), d_output, largest)) < tolerance);
    kernels::average_pooling2d_gradient(images, d_output, rows, columns, d_input);
    const auto mean = [&](const Numbers& x) { return average_pooling64(x, rows, columns); };
    REQUIRE(deviation(d_input, numeric_gradient(Numbers(input), d_output, mean)) < tolerance);
  }
}

TEST_CASE("gradients of relu, sigmoid and softmax are the slopes of the loss") {
  Random random(34);
  const auto check = [&](auto forward, auto forward64, auto gradient) {
    for (int round = 0; round < 20; ++round) {
      const Tensor input = distinct_numbers({random.integer(1, 5), random.integer(1, 12)}, random);
      const Tensor d_output = random_uniform(input.shape(), -1, 1, random);
      Tensor output = input;
      forward(output);
      Tensor d_input = d_output;
      gradient(output, d_input);
      CAPTURE(round, to_string(input.shape()));
      REQUIRE(deviation(d_input, numeric_gradient(Numbers(input), d_output, forward64)) <
              tolerance);
    }
  };
  check(kernels::relu, relu64, kernels::relu_gradient);
  check(kernels::sigmoid, sigmoid64, kernels::sigmoid_gradient);
  check(kernels::softmax, softmax64, kernels::softmax_gradient);
}

TEST_CASE("zero_padding2d_gradient is the slope of the loss") {
  Random random(35);
  const Tensor input = random_uniform({2, 3, 4, 2}, -1, 1, random);
  const Tensor d_output = random_uniform({2, 3 + 1 + 2, 4 + 0 + 3, 2}, -1, 1, random);
  Tensor d_input;
  kernels::zero_padding2d_gradient(d_output, 1, 2, 0, 3, d_input);
  const auto forward = [](const Numbers& x) { return padded64(x, 1, 2, 0, 3); };
  CHECK(deviation(d_input, numeric_gradient(Numbers(input), d_output, forward)) < tolerance);
}
