// The kernels, fast and slow, against PyTorch 1.13 (fixtures/make_fixtures.py).
#include "kernels_fixtures.hpp"

#include <catch2_either.hpp>
#include <map>
#include <tuple>

#include "cnn/core/random.hpp"
#include "cnn/nn/kernels/activations.hpp"
#include "cnn/nn/kernels/conv2d.hpp"
#include "cnn/nn/kernels/dense.hpp"
#include "cnn/nn/kernels/pooling2d.hpp"
#include "kernels_closeness.hpp"

using namespace cnn;

namespace {

/// float32 sums of up to 1,800 products in [-1, 1], against float64 rounded once: 7e-6 is seen, and
/// no wrong tap or cell stays under this.
constexpr double tolerance = 5e-5;

/// What our kernels answer: the fast one, and the slow one where there is one.
using Answers = std::vector<Tensor>;

Answers convolution(const Fixture& fixture, const Tensor& input, Random& random) {
  const auto& [rows, columns] = std::tie(fixture.rows, fixture.columns);
  const Tensor kernel = random_uniform(
      {rows.kernel, columns.kernel, fixture.channels, fixture.filters}, -1, 1, random);
  const Tensor bias = random_uniform({fixture.filters}, -1, 1, random);
  CHECK(bias(fixture.filters - 1) == fixture.last_input);
  return {kernels::conv2d(input, kernel, bias, rows, columns),
          kernels::conv2d_slow(input, kernel, bias, rows, columns)};
}

Answers dense_layer(const Fixture& fixture, Random& random) {
  const Tensor input = random_uniform({fixture.batch, fixture.channels}, -1, 1, random);
  const Tensor kernel = random_uniform({fixture.channels, fixture.filters}, -1, 1, random);
  const Tensor bias = random_uniform({fixture.filters}, -1, 1, random);
  CHECK(bias(fixture.filters - 1) == fixture.last_input);
  return {kernels::dense(input, kernel, bias), kernels::dense_slow(input, kernel, bias)};
}

Answers activation(const Fixture& fixture, const Shape& shape, Random& random) {
  Tensor values = random_uniform(shape, -32, 32, random);
  CHECK(*(values.end() - 1) == fixture.last_input);
  if (fixture.kind == FixtureKind::relu) {
    kernels::relu(values);
    return {values};
  }
  if (fixture.kind == FixtureKind::sigmoid) {
    kernels::sigmoid(values);
    return {values};
  }
  Tensor slow = values;
  kernels::softmax(values);
  kernels::softmax_slow(slow);
  return {values, slow};
}

Answers answer(const Fixture& fixture) {
  Random random(fixture.seed);
  if (fixture.kind == FixtureKind::dense) return dense_layer(fixture, random);
  const Shape shape = {fixture.batch, fixture.height, fixture.width, fixture.channels};
  if (fixture.kind >= FixtureKind::relu) return activation(fixture, shape, random);
  const Tensor input = random_uniform(shape, -1, 1, random);
  if (fixture.kind == FixtureKind::conv2d) return convolution(fixture, input, random);
  CHECK(*(input.end() - 1) == fixture.last_input);
  const auto& [rows, columns] = std::tie(fixture.rows, fixture.columns);
  if (fixture.kind == FixtureKind::max_pooling2d) {
    return {kernels::max_pooling2d(input, rows, columns),
            kernels::max_pooling2d_slow(input, rows, columns)};
  }
  return {kernels::average_pooling2d(input, rows, columns),
          kernels::average_pooling2d_slow(input, rows, columns)};
}

}  // namespace

TEST_CASE("kernels: the answers of PyTorch on 390 random configurations") {
  std::map<FixtureKind, int> configurations;
  double worst = 0;
  for (const Fixture& fixture : read_fixtures("kernels.fixtures")) {
    CAPTURE(fixture.seed, static_cast<int>(fixture.kind));
    for (const Tensor& received : answer(fixture)) {
      REQUIRE(received.size() == static_cast<std::int64_t>(fixture.expected.size()));
      const double apart = deviation(received, Tensor(received.shape(), fixture.expected));
      CHECK(apart < tolerance);
      worst = std::max(worst, apart);
    }
    ++configurations[fixture.kind];
  }
  INFO("largest deviation " << worst);
  CHECK(configurations == std::map<FixtureKind, int>{{FixtureKind::conv2d, 170},
                                                     {FixtureKind::max_pooling2d, 70},
                                                     {FixtureKind::average_pooling2d, 70},
                                                     {FixtureKind::dense, 40},
                                                     {FixtureKind::relu, 8},
                                                     {FixtureKind::sigmoid, 16},
                                                     {FixtureKind::softmax, 16}});
}
