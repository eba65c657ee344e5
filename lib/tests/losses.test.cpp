#include "cnn/nn/losses/loss.hpp"

#include <catch2_either.hpp>
#include <cmath>
#include <limits>

#include "allocations.hpp"
#include "cnn/core/errors.hpp"
#include "kernels_closeness.hpp"
#include "losses_oracle.hpp"

using namespace cnn;
using Catch::Approx;

namespace {

/// A loss of one slice, and what loss_and_gradient leaves behind, for a share of 1.
struct Result {
  double sum;
  Tensor outputs;
  Tensor gradient;
};

Result result_of(Loss loss, ActivationFunction ending, Tensor values, const Tensor& targets) {
  Tensor gradient;
  const double sum = loss_and_gradient(loss, ending, values, targets, 1, gradient);
  return {sum, std::move(values), std::move(gradient)};
}

/// log(number) as the float that a test feeds in.
float log_of(double number) { return static_cast<float>(std::log(number)); }

const float not_a_number = std::numeric_limits<float>::quiet_NaN();

}  // namespace

TEST_CASE("categorical_crossentropy: probabilities 1/8, 2/8, 5/8 and the class of the last") {
  const Tensor logits = matrix({{0, log_of(2), log_of(5)}});
  const auto [sum, outputs, gradient] =
      result_of(categorical_crossentropy, softmax, logits, matrix({{0, 0, 1}}));
  CHECK(sum == Approx(std::log(8.0 / 5)));
  CHECK(deviation(outputs, matrix({{0.125F, 0.25F, 0.625F}})) < 1e-7);
  CHECK(deviation(gradient, matrix({{0.125F, 0.25F, -0.375F}})) < 1e-7);  // probability - target
}

TEST_CASE("sparse_categorical_crossentropy: a class number says the same as its one-hot row") {
  Random random(4);
  const Tensor logits = random_uniform({5, 4}, -9, 9, random);
  const Tensor labels({5, 1}, {3, 0, 2, 2, 1});
  Tensor rows({5, 4});
  for (int i = 0; i < 5; ++i) rows(i, static_cast<int>(labels(i, 0))) = 1;
  for (const ActivationFunction ending : {softmax, sigmoid}) {
    const Result sparse = result_of(sparse_categorical_crossentropy, ending, logits, labels);
    const Result one_hot = result_of(categorical_crossentropy, ending, logits, rows);
    CHECK(sparse.sum == one_hot.sum);
    CHECK(sparse.gradient == one_hot.gradient);
  }
}

TEST_CASE("binary_crossentropy: 3/4 for a yes, 1/4 for a yes, and the mean of two outputs") {
  const float log3 = log_of(3);
  const auto [sum, outputs, gradient] = result_of(
      binary_crossentropy, sigmoid, matrix({{log3, -log3}, {0, 0}}), matrix({{1, 1}, {0, 1}}));
  const double first = (std::log(4.0 / 3) + std::log(4.0)) / 2;
  CHECK(sum == Approx(first + std::log(2.0)));
  CHECK(deviation(outputs, matrix({{0.75F, 0.25F}, {0.5F, 0.5F}})) < 1e-7);
  CHECK(deviation(gradient, matrix({{-0.125F, -0.375F}, {0.25F, -0.25F}})) < 1e-7);
}

TEST_CASE("mean_squared_error: errors 1, -2 and 3 are 14/3, each pulled back by 2/3 of itself") {
  const auto [sum, outputs, gradient] =
      result_of(mean_squared_error, linear, matrix({{2, 0, 3}}), matrix({{1, 2, 0}}));
  CHECK(sum == Approx(14.0 / 3));
  CHECK(outputs == matrix({{2, 0, 3}}));
  CHECK(deviation(gradient, matrix({{2.0F / 3, -4.0F / 3, 2}})) < 1e-7);
}

TEST_CASE("mean_squared_error: relu lets no gradient through where it answers 0") {
  const auto [sum, outputs, gradient] =
      result_of(mean_squared_error, relu, matrix({{-2, 4}}), matrix({{1, 1}}));
  CHECK(sum == 5);  // (0 - 1)^2 and (4 - 1)^2, halved
  CHECK(outputs == matrix({{0, 4}}));
  CHECK(gradient == matrix({{0, 3}}));
}

TEST_CASE("Losses: a share of 1/4 makes the gradient a quarter, and leaves the sum") {
  Random random(5);
  for (const LossPair& pair : loss_pairs()) {
    const Tensor logits = random_uniform({3, 4}, -2, 2, random);
    const Tensor targets = random_targets(pair, 3, 4, false, random);
    const Result whole = result_of(pair.loss, pair.ending, logits, targets);
    Tensor values = logits;
    Tensor quarter;
    CAPTURE(name_of(pair));
    CHECK(loss_and_gradient(pair.loss, pair.ending, values, targets, 0.25F, quarter) == whole.sum);
    for (float& number : quarter) number *= 4;
    CHECK(quarter == whole.gradient);
  }
}

TEST_CASE("Cross-entropy of softmax: logits of 200 apart are exact, rightly and wrongly answered") {
  const Tensor logits = matrix({{200, -200, 0}, {200, -200, 0}, {-200, -200, -200}});
  const Tensor targets = matrix({{1, 0, 0}, {0, 1, 0}, {0, 0, 1}});
  const auto [sum, outputs, gradient] =
      result_of(categorical_crossentropy, softmax, logits, targets);
  CHECK(sum == Approx(0 + 400 + std::log(3.0)).epsilon(1e-9));
  const float third = 1.0F / 3;
  const Tensor expected = matrix({{0, 0, 0}, {1, -1, 0}, {third, third, third - 1}});
  CHECK(deviation(gradient, expected) < 1e-6);
}

TEST_CASE("Cross-entropy of softmax: logits beyond the reach of exp in double") {
  Tensor logits = matrix({{2000, 2000}, {-2000, -2000}, {-2000, 2000}});
  const Tensor targets = matrix({{1, 0}, {1, 0}, {1, 0}});
  CHECK(loss_sum(categorical_crossentropy, softmax, logits, targets) ==
        Approx(2 * std::log(2.0) + 4000).epsilon(1e-9));
}

TEST_CASE("Cross-entropy of sigmoid: logits of ±200 are exact, rightly and wrongly answered") {
  const Tensor logits = matrix({{200}, {-200}, {200}, {-200}, {20}});
  const Tensor targets = matrix({{1}, {0}, {0}, {1}, {1}});
  const auto [sum, outputs, gradient] = result_of(binary_crossentropy, sigmoid, logits, targets);
  CHECK(sum == Approx(200 + 200 + std::log1p(std::exp(-20.0))).epsilon(1e-9));
  CHECK(deviation(gradient, matrix({{0}, {0}, {1}, {-1}, {0}})) < 1e-6);
  Tensor alone = matrix({{20}});  // a loss that a probability rounded to float32 would lose
  CHECK(loss_sum(binary_crossentropy, sigmoid, alone, matrix({{1}})) ==
        Approx(2.0611536e-9).epsilon(1e-6).margin(0));
}

TEST_CASE("Other pairs clip probabilities to [1e-7, 1 - 1e-7], beyond which nothing moves") {
  const Result binary =
      result_of(binary_crossentropy, softmax, matrix({{200, 0}}), matrix({{0, 1}}));
  CHECK(binary.sum == Approx(-std::log(1e-7)).epsilon(1e-6));
  CHECK(binary.gradient == matrix({{0, 0}}));
  const Result classes =
      result_of(categorical_crossentropy, sigmoid, matrix({{-200, 200}}), matrix({{1, 0}}));
  CHECK(classes.sum == Approx(-std::log(1e-7)).epsilon(1e-6));
  CHECK(classes.gradient == matrix({{0, 0}}));
}

TEST_CASE(
    "Losses: label smoothing, and targets that sum to something else, are taken as they are") {
  const Tensor logits = matrix({{0, log_of(2), log_of(5)}});
  const Result smooth =
      result_of(categorical_crossentropy, softmax, logits, matrix({{0.05F, 0.05F, 0.9F}}));
  CHECK(smooth.sum ==
        Approx(0.05 * std::log(8.0) + 0.05 * std::log(4.0) + 0.9 * std::log(8.0 / 5)));
  CHECK(deviation(smooth.gradient, matrix({{0.075F, 0.2F, -0.275F}})) < 1e-6);
  const Result twice = result_of(categorical_crossentropy, softmax, logits, matrix({{1, 0, 1}}));
  CHECK(deviation(twice.gradient, matrix({{-0.75F, 0.5F, 0.25F}})) < 1e-6);
  const Result half =
      result_of(binary_crossentropy, sigmoid, matrix({{log_of(3)}}), matrix({{0.5F}}));
  CHECK(half.sum == Approx((std::log(4.0 / 3) + std::log(4.0)) / 2));
  CHECK(deviation(half.gradient, matrix({{0.25F}})) < 1e-6);
}

TEST_CASE("Losses: a NaN among the answers makes the loss NaN, wherever it stands") {
  for (const LossPair& pair : loss_pairs()) {
    for (int place = 0; place < 3; ++place) {
      Tensor values = matrix({{1, 2, 3}});
      values(0, place) = not_a_number;
      Random random(6);
      const Tensor targets = random_targets(pair, 1, 3, true, random);
      CAPTURE(name_of(pair), place);
      CHECK(std::isnan(loss_sum(pair.loss, pair.ending, values, targets)));
    }
  }
}

TEST_CASE("Losses: a class number without an output, or none at all, is refused") {
  const auto loss_for = [](float label) {
    Tensor values = matrix({{1, 2, 3}});
    return loss_sum(sparse_categorical_crossentropy, softmax, values, matrix({{label}}));
  };
  CHECK_NOTHROW(loss_for(2));
  CHECK_THROWS_WITH(loss_for(3),
                    "sparse_categorical_crossentropy: a target must be a class number from 0 to 2, "
                    "one for each output. Received 3. Give the last Dense layer a unit for each "
                    "class, and count classes from 0.");
  CHECK_THROWS_AS(loss_for(-1), ShapeError);
  CHECK_THROWS_AS(loss_for(0.5F), ShapeError);
  CHECK_THROWS_AS(loss_for(not_a_number), ShapeError);
  CHECK_THROWS_AS(loss_for(3e9F), ShapeError);
}

TEST_CASE("Losses: slices that do not belong together are refused") {
  Tensor values({4, 3});
  Tensor gradient;
  CHECK_THROWS_WITH(
      loss_and_gradient(mean_squared_error, linear, values, Tensor({5, 3}), 1, gradient),
      "mean_squared_error: the targets' slice must equal the outputs' slice. Received 5 and 4. "
      "Make both the same.");
  CHECK_THROWS_AS(loss_sum(binary_crossentropy, sigmoid, values, Tensor({4, 2})), ShapeError);
  CHECK_THROWS_AS(loss_sum(sparse_categorical_crossentropy, softmax, values, Tensor({4, 3})),
                  ShapeError);
  Tensor image({4, 3, 3, 1});
  CHECK_THROWS_AS(loss_sum(mean_squared_error, linear, image, Tensor({4, 9})), ShapeError);
}

TEST_CASE("Losses: nothing is allocated after the first call") {
  Random random(7);
  for (const LossPair& pair : loss_pairs()) {
    Tensor values = random_uniform({16, 10}, -3, 3, random);
    const Tensor targets = random_targets(pair, 16, 10, false, random);
    Tensor gradient;
    loss_and_gradient(pair.loss, pair.ending, values, targets, 1, gradient);
    const std::int64_t before = allocations();
    loss_and_gradient(pair.loss, pair.ending, values, targets, 1, gradient);
    loss_sum(pair.loss, pair.ending, values, targets);
    const std::int64_t taken = allocations() - before;
    CAPTURE(name_of(pair));
    CHECK(taken == 0);
  }
  const std::int64_t before = allocations();
  const Tensor counted({16, 10});
  CHECK(allocations() > before);  // the count counts
}
