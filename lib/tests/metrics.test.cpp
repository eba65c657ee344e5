#include "cnn/nn/losses/metrics.hpp"

#include <catch2_either.hpp>
#include <limits>

#include "cnn/core/errors.hpp"

using namespace cnn;

namespace {

const float not_a_number = std::numeric_limits<float>::quiet_NaN();

}  // namespace

TEST_CASE("Accuracy: the largest output at the target's class, one-hot or by number") {
  const Tensor outputs = matrix({{0.1F, 0.7F, 0.2F}, {0.5F, 0.2F, 0.3F}, {0.1F, 0.1F, 0.8F}});
  const Tensor rows = matrix({{0, 1, 0}, {0, 0, 1}, {0, 0, 1}});
  CHECK(correct_answers(categorical_crossentropy, outputs, rows) == 2);
  CHECK(correct_answers(mean_squared_error, outputs, rows) == 2);
  CHECK(correct_answers(binary_crossentropy, outputs, rows) == 2);
  CHECK(correct_answers(sparse_categorical_crossentropy, outputs, Tensor({3, 1}, {1, 2, 2})) == 2);
  CHECK(predicted_classes(outputs) == std::vector<int>{1, 0, 2});
}

TEST_CASE("Accuracy: smoothed targets stand for their largest class") {
  CHECK(correct_answers(categorical_crossentropy, matrix({{0.2F, 0.8F}}),
                        matrix({{0.05F, 0.95F}})) == 1);
}

TEST_CASE("Accuracy: of equal outputs the first is the answer") {
  const Tensor outputs = matrix({{0.4F, 0.4F, 0.2F}, {0.4F, 0.4F, 0.2F}});
  CHECK(correct_answers(sparse_categorical_crossentropy, outputs, Tensor({2, 1}, {0, 1})) == 1);
  CHECK(predicted_classes(outputs) == std::vector<int>{0, 0});
}

TEST_CASE("Accuracy: one output is a yes above 0.5, and a no at exactly 0.5") {
  const float above = 0.50000006F;  // the next float
  const Tensor outputs({5, 1}, {0.5F, 0.5F, above, 0.1F, 0.9F});
  const Tensor targets({5, 1}, {0, 1, 1, 0, 0});
  CHECK(correct_answers(binary_crossentropy, outputs, targets) == 3);
  CHECK(predicted_classes(outputs) == std::vector<int>{0, 0, 1, 0, 1});
}

TEST_CASE("Accuracy: a row that holds a NaN is never right") {
  const Tensor outputs = matrix(
      {{not_a_number, not_a_number}, {0.9F, not_a_number}, {not_a_number, 0.9F}, {0.9F, 0.1F}});
  for (const float label : {0.0F, 1.0F}) {
    const Tensor labels({4, 1}, {label, label, label, 0});
    CHECK(correct_answers(sparse_categorical_crossentropy, outputs, labels) == 1);
  }
  for (const float truth : {0.0F, 1.0F}) {
    CHECK(correct_answers(binary_crossentropy, matrix({{not_a_number}}), matrix({{truth}})) == 0);
  }
  CHECK(predicted_classes(outputs) == std::vector<int>{0, 0, 1, 0});
}

TEST_CASE("Accuracy: slices that do not belong together are refused") {
  CHECK_THROWS_AS(correct_answers(mean_squared_error, Tensor({2, 3}), Tensor({3, 3})), ShapeError);
  CHECK_THROWS_AS(correct_answers(mean_squared_error, Tensor({2, 3}), Tensor({2, 1})), ShapeError);
  CHECK_THROWS_AS(correct_answers(sparse_categorical_crossentropy, Tensor({2, 3}), Tensor({2, 3})),
                  ShapeError);
  CHECK_THROWS_AS(predicted_classes(Tensor({6})), ShapeError);
}
