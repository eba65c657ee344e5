#include "losses_oracle.hpp"

#include <algorithm>
#include <catch2_either.hpp>
#include <cmath>

using namespace cnn;

namespace {

/// A slice of random size for this pair; even where a pair needs no more than one output.
struct Slice {
  int n;
  Tensor values;
  Tensor targets;
};

Slice random_slice(const LossPair& pair, int round, Random& random) {
  const bool one_output = pair.ending != softmax &&
                          (pair.loss == binary_crossentropy || pair.loss == mean_squared_error);
  const int n = random.integer(one_output ? 1 : 2, 12);
  const int slice = random.integer(1, 7);
  // Within ±3 neither clipping nor the rounding of 1 - probability shows.
  Tensor values = random_uniform({slice, n}, -3, 3, random);
  return {n, std::move(values), random_targets(pair, slice, n, round % 2 == 1, random)};
}

/// (loss(x + h) - loss(x - h)) / 2h in double, for the number at `place`.
double numeric_gradient(const LossPair& pair, const Slice& slice, std::int64_t place) {
  const double h = 1e-5;
  std::vector<double> values = doubles(slice.values);
  double& moved = values[static_cast<std::size_t>(place)];
  const double middle = moved;
  moved = middle + h;
  const double above = oracle_loss(pair, values, slice.targets, slice.n);
  moved = middle - h;
  return (above - oracle_loss(pair, values, slice.targets, slice.n)) / (2 * h);
}

/// The distance of x from relu's kink, where no gradient exists.
bool is_smooth(const LossPair& pair, float x) { return pair.ending != relu || std::abs(x) > 1e-3; }

}  // namespace

TEST_CASE("Losses: the formulas of the books in double, on random slices") {
  Random random(31);
  for (const LossPair& pair : loss_pairs()) {
    for (int round = 0; round < 60; ++round) {
      const Slice slice = random_slice(pair, round, random);
      const double expected = oracle_loss(pair, doubles(slice.values), slice.targets, slice.n);
      CAPTURE(name_of(pair), round, to_string(slice.values.shape()));
      Tensor outputs = slice.values;
      const double sum = loss_sum(pair.loss, pair.ending, outputs, slice.targets);
      CHECK(sum == Catch::Approx(expected).epsilon(2e-6).margin(1e-6));
      Tensor same_outputs = slice.values;
      Tensor gradient;
      CHECK(loss_and_gradient(pair.loss, pair.ending, same_outputs, slice.targets, 1, gradient) ==
            sum);
      CHECK(same_outputs == outputs);
      Tensor activated = slice.values;
      activate(activated, pair.ending);
      CHECK(outputs == activated);
    }
  }
}

TEST_CASE("Losses: every gradient is the numeric one, for every loss and ending that fit") {
  Random random(32);
  for (const LossPair& pair : loss_pairs()) {
    for (int round = 0; round < 30; ++round) {
      const Slice slice = random_slice(pair, round, random);
      const float share = 1.0F / static_cast<float>(random.integer(1, 9));
      Tensor outputs = slice.values;
      Tensor gradient;
      loss_and_gradient(pair.loss, pair.ending, outputs, slice.targets, share, gradient);
      REQUIRE(gradient.shape() == slice.values.shape());
      for (std::int64_t i = 0; i < gradient.size(); ++i) {
        if (!is_smooth(pair, slice.values.data()[i])) continue;
        CAPTURE(name_of(pair), round, to_string(slice.values.shape()), i);
        CHECK(gradient.data()[i] ==
              Catch::Approx(share * numeric_gradient(pair, slice, i)).epsilon(1e-5).margin(1e-6));
      }
    }
  }
}
