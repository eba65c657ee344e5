// The gradients, fast and slow, against PyTorch 1.13 (fixtures/make_gradient_fixtures.py).
#include <algorithm>
#include <catch2_either.hpp>
#include <map>
#include <tuple>

#include "cnn/core/random.hpp"
#include "cnn/nn/kernels/activations.hpp"
#include "cnn/nn/kernels/conv2d.hpp"
#include "cnn/nn/kernels/dense.hpp"
#include "cnn/nn/kernels/pooling2d.hpp"
#include "kernels_closeness.hpp"
#include "kernels_fixtures.hpp"

using namespace cnn;

namespace {

/// float32 sums against float64 rounded once: 3e-6 is seen.
constexpr double tolerance = 2e-5;

/// All gradients of one way to compute them, in the order of the file.
using Answer = std::vector<Tensor>;

/// The gradient of the output, drawn after the inputs.
Tensor draw_d_output(const Fixture& fixture, const Shape& shape, Random& random) {
  Tensor d_output = random_uniform(shape, -1, 1, random);
  CHECK(*(d_output.end() - 1) == fixture.last_input);
  return d_output;
}

std::vector<Answer> convolution(const Fixture& fixture, const Tensor& input, Random& random) {
  const auto& [rows, columns] = std::tie(fixture.rows, fixture.columns);
  const Tensor kernel = random_uniform(
      {rows.kernel, columns.kernel, fixture.channels, fixture.filters}, -1, 1, random);
  random_uniform({fixture.filters}, -1, 1, random);  // the bias: no gradient depends on it
  const Tensor d_output =
      draw_d_output(fixture, {fixture.batch, rows.output, columns.output, fixture.filters}, random);
  Answer fast(3);
  kernels::conv2d_gradients(input, kernel, d_output, rows, columns, fast.data(), fast[1], &fast[2]);
  auto slow = kernels::conv2d_gradients_slow(input, kernel, d_output, rows, columns);
  return {fast, {slow.d_input, slow.d_kernel, slow.d_bias}};
}

std::vector<Answer> dense_layer(const Fixture& fixture, Random& random) {
  const Tensor input = random_uniform({fixture.batch, fixture.channels}, -1, 1, random);
  const Tensor kernel = random_uniform({fixture.channels, fixture.filters}, -1, 1, random);
  random_uniform({fixture.filters}, -1, 1, random);  // the bias
  const Tensor d_output = draw_d_output(fixture, {fixture.batch, fixture.filters}, random);
  Answer fast(3);
  kernels::dense_gradients(input, kernel, d_output, fast.data(), fast[1], &fast[2]);
  auto slow = kernels::dense_gradients_slow(input, kernel, d_output);
  return {fast, {slow.d_input, slow.d_kernel, slow.d_bias}};
}

std::vector<Answer> pooling(const Fixture& fixture, const Tensor& input, Random& random) {
  const auto& [rows, columns] = std::tie(fixture.rows, fixture.columns);
  const Tensor d_output = draw_d_output(
      fixture, {fixture.batch, rows.output, columns.output, fixture.channels}, random);
  Tensor fast;
  if (fixture.kind == FixtureKind::max_pooling2d) {
    kernels::max_pooling2d_gradient(input, d_output, rows, columns, fast);
    return {{fast}, {kernels::max_pooling2d_gradient_slow(input, d_output, rows, columns)}};
  }
  kernels::average_pooling2d_gradient(input.shape(), d_output, rows, columns, fast);
  return {{fast},
          {kernels::average_pooling2d_gradient_slow(input.shape(), d_output, rows, columns)}};
}

std::vector<Answer> activation(const Fixture& fixture, const Shape& shape, Random& random) {
  Tensor values = random_uniform(shape, -4, 4, random);
  Tensor gradient = draw_d_output(fixture, shape, random);
  if (fixture.kind == FixtureKind::relu) {
    kernels::relu(values);
    kernels::relu_gradient(values, gradient);
  } else if (fixture.kind == FixtureKind::sigmoid) {
    kernels::sigmoid(values);
    kernels::sigmoid_gradient(values, gradient);
  } else {
    kernels::softmax(values);
    kernels::softmax_gradient(values, gradient);
  }
  return {{gradient}};
}

std::vector<Answer> answers(const Fixture& fixture) {
  Random random(fixture.seed);
  if (fixture.kind == FixtureKind::dense) return dense_layer(fixture, random);
  const Shape shape{fixture.batch, fixture.height, fixture.width, fixture.channels};
  if (fixture.kind >= FixtureKind::relu) return activation(fixture, shape, random);
  const Tensor input = random_uniform(shape, -1, 1, random);
  return fixture.kind == FixtureKind::conv2d ? convolution(fixture, input, random)
                                             : pooling(fixture, input, random);
}

/// The largest deviation of each gradient from its part of the record.
double deviation_from(const std::vector<float>& expected, const Answer& answer) {
  double worst = 0;
  auto part = expected.begin();
  for (const Tensor& gradient : answer) {
    REQUIRE(gradient.size() <= expected.end() - part);
    const std::vector<float> wanted(part, part + gradient.size());
    worst = std::max(worst, deviation(gradient, Tensor(gradient.shape(), wanted)));
    part += gradient.size();
  }
  REQUIRE(part == expected.end());
  return worst;
}

}  // namespace

TEST_CASE("gradients: the answers of PyTorch on 261 random configurations") {
  std::map<FixtureKind, int> configurations;
  double worst = 0;
  for (const Fixture& fixture : read_fixtures("gradients.fixtures")) {
    CAPTURE(fixture.seed, static_cast<int>(fixture.kind));
    for (const Answer& answer : answers(fixture)) {
      const double apart = deviation_from(fixture.expected, answer);
      CHECK(apart < tolerance);
      worst = std::max(worst, apart);
    }
    ++configurations[fixture.kind];
  }
  INFO("largest deviation " << worst);
  CHECK(configurations == std::map<FixtureKind, int>{{FixtureKind::conv2d, 120},
                                                     {FixtureKind::max_pooling2d, 45},
                                                     {FixtureKind::average_pooling2d, 35},
                                                     {FixtureKind::dense, 35},
                                                     {FixtureKind::relu, 6},
                                                     {FixtureKind::sigmoid, 10},
                                                     {FixtureKind::softmax, 10}});
}
