// Lesson 05: relu on the wrong side, exp of the wrong sign, sums over the wrong numbers.
#include "activations.hpp"

#include <algorithm>
#include <cmath>

#include "misconceptions/misconception.hpp"

using convlings::AlsoNeeded;
using convlings::Misconception;

namespace {

const char* const functions = "Three functions";
const char* const too_large = "When exp gets too large";

const Misconception wrong_side("relu.wrong_side",
                               "You keep what is below zero. Relu keeps what is above: max(0, x).",
                               functions);
const Misconception without_sign("relu.without_sign",
                                 "You take away the sign. What is below zero becomes 0.",
                                 functions);
const Misconception leaky("relu.leaky",
                          "You keep a hundredth of what is below zero. That is \"leaky relu\"; "
                          "here it becomes 0.",
                          functions);
const Misconception step("relu.step",
                         "You answer 1 for everything above zero. It stays as it is: max(0, x).",
                         functions);
const Misconception cut_at_one("relu.cut_at_one",
                               "You cut off what is above 1. Relu has no upper end: max(0, x).",
                               functions);
const Misconception cut_at_six("relu.cut_at_six",
                               "You cut off what is above 6. Relu has no upper end: max(0, x).",
                               functions);
const Misconception at_least_one("relu.at_least_one",
                                 "You take the larger of 1 and x. The threshold is 0: max(0, x).",
                                 functions);
const Misconception unchanged("relu.unchanged",
                              "Nothing is changed. Does your loop change copies? It wants a "
                              "reference: for (float& value : result).",
                              functions);
const Misconception whole_numbers("relu.whole_numbers",
                                  "Your answers are whole numbers: what stands behind the point is "
                                  "lost. Use floats, std::max(0.0F, value).",
                                  functions);
const Misconception relu_flattened("relu.flattened",
                                   "Your answer is one long row. It has the shape of values.",
                                   functions);
const Misconception first_axis_only("relu.first_axis_only",
                                    "You change only as many numbers as the first axis is long. "
                                    "Walk over all of them: for (float& value : result).",
                                    functions);
const Misconception last_left_out("relu.last_left_out",
                                  "You leave the last number as it is. Walk over all of them: for "
                                  "(float& value : result).",
                                  functions);
const Misconception two_axes("relu.two_axes",
                             "You walk over rows and columns, but values may have any shape. Walk "
                             "without indices: for (float& value : result).",
                             functions);

float relu_of(float value) {
  if (unchanged) return value;
  if (whole_numbers) value = std::trunc(value);
  if (wrong_side) value = std::min(0.0F, value);
  if (without_sign) value = std::abs(value);
  if (step) return value > 0 ? 1 : 0;
  if (cut_at_one) value = std::min(1.0F, value);
  if (cut_at_six) value = std::min(6.0F, value);
  if (wrong_side) return value;
  if (leaky) return std::max(0.01F * value, value);
  return std::max(at_least_one ? 1.0F : 0.0F, value);
}

Tensor in_one_row(const Tensor& values) {
  return values.reshaped({static_cast<int>(values.size())});
}

Tensor with_two_axes(const Tensor& values) {
  Tensor result = values;
  for (int row = 0; row < values.shape()[0]; ++row) {
    for (int column = 0; column < values.shape()[1]; ++column) {
      result(row, column) = relu_of(values(row, column));
    }
  }
  return result;
}

}  // namespace

Tensor relu(const Tensor& values) {
  if (two_axes) return with_two_axes(values);
  Tensor result = values;
  const bool few = first_axis_only && values.shape().rank() > 0;
  const std::int64_t all = last_left_out ? values.size() - 1 : values.size();
  const std::int64_t changed = few ? values.shape()[0] : all;
  for (std::int64_t i = 0; i < changed; ++i) result.data()[i] = relu_of(result.data()[i]);
  return relu_flattened ? in_one_row(result) : result;
}

namespace {

const Misconception without_minus("sigmoid.without_minus",
                                  "Your curve falls: the minus is missing. It is 1 / (1 + "
                                  "exp(-x)).",
                                  functions);
const Misconception exp_above("sigmoid.exp_above",
                              "You have exp above and below the line: infinite divided by infinite "
                              "is no number. Write 1 / (1 + exp(-x)).",
                              too_large);
const Misconception tanh_instead(
    "sigmoid.tanh", "You answer with tanh, which lies between -1 and 1. It is 1 / (1 + exp(-x)).",
    functions);
const Misconception straight("sigmoid.straight",
                             "You answer with straight lines, 0.2 · x + 0.5. It is 1 / (1 + "
                             "exp(-x)).",
                             functions);
const Misconception one_minus_exp("sigmoid.one_minus_exp",
                                  "You answer 1 - exp(-x). It is 1 divided by 1 + exp(-x).",
                                  functions);
const Misconception without_brackets(
    "sigmoid.without_brackets",
    "You lack brackets: 1 / 1 + exp(-x) divides 1 by 1 only. Write 1 / (1 + exp(-x)).", functions);
const Misconception without_the_one("sigmoid.without_the_one",
                                    "You answer 1 / exp(-x): the 1 below the line is missing. It "
                                    "is 1 / (1 + exp(-x)).",
                                    functions);
const Misconception sigmoid_step("sigmoid.step",
                                 "You answer 0 or 1 only. Sigmoid rises smoothly: 1 / (1 + "
                                 "exp(-x)), calculated with floats, not with whole numbers.",
                                 functions);
const Misconception powers_of_two("sigmoid.powers_of_two",
                                  "You take powers of 2. It is std::exp, powers of 2.718.",
                                  functions);
const Misconception sigmoid_flattened("sigmoid.flattened",
                                      "Your answer is one long row. It has the shape of values.",
                                      functions);

float sigmoid_of(float x) {
  if (without_minus) x = -x;
  if (powers_of_two) x *= std::log(2.0F);
  if (tanh_instead) return std::tanh(x);
  if (straight) return std::clamp(0.2F * x + 0.5F, 0.0F, 1.0F);
  if (sigmoid_step) return x > 0 ? 1 : 0;
  if (one_minus_exp) return 1 - std::exp(-x);
  if (without_brackets) return 1 + std::exp(-x);
  if (without_the_one) return 1 / std::exp(-x);
  if (exp_above) return std::exp(x) / (1 + std::exp(x));
  return 1 / (1 + std::exp(-x));
}

}  // namespace

Tensor sigmoid(const Tensor& values) {
  Tensor result = values;
  for (float& value : result) value = sigmoid_of(value);
  return sigmoid_flattened ? in_one_row(result) : result;
}

namespace {

const Misconception without_shift(
    "softmax.without_shift",
    "You do not take off the largest score. exp(89) is infinite, and infinite divided by infinite "
    "is no number.",
    too_large);
const Misconception largest_from_zero(
    "softmax.largest_from_zero",
    "Your largest score is never below 0. If all scores are far below it, every exp is 0. Start "
    "with the first score.",
    too_large);
const Misconception smallest_taken_off(
    "softmax.smallest_taken_off",
    "You take off the smallest score. Then the largest is still too large for exp. Take off the "
    "largest.",
    too_large);
const Misconception not_divided("softmax.not_divided",
                                "Your probabilities do not add up to 1. Divide each exp by the sum "
                                "of all of them.",
                                functions);
const Misconception divided_by_count(
    "softmax.divided_by_count",
    "You divide by the number of classes. Divide each exp by the sum of all of them.", functions);
const Misconception without_exp("softmax.without_exp",
                                "You divide the scores by their sum. First comes exp, then the sum "
                                "of all exps.",
                                functions);
const Misconception minus("softmax.minus",
                          "Your highest score gets the lowest probability: you take exp(-x). It is "
                          "exp(x).",
                          functions);
const Misconception base_two("softmax.base_two",
                             "You take powers of 2. It is std::exp, powers of 2.718.", functions);
const Misconception each_by_itself(
    "softmax.each_by_itself",
    "You take the sigmoid of each score. A softmax divides each exp by the sum of all of them.",
    functions);
const Misconception logarithm("softmax.logarithm",
                              "You answer with logarithms. The answers are the probabilities "
                              "themselves.",
                              functions);
const Misconception winner_takes_all(
    "softmax.winner_takes_all",
    "You answer 1 for the highest score and 0 for the others. Each class gets its share.",
    functions);
const Misconception sum_so_far("softmax.sum_so_far",
                               "You divide while you are still adding up. First add up all exps, "
                               "then divide in a second loop.",
                               functions);
const Misconception negative_cut("softmax.negative_cut",
                                 "You set scores below 0 to 0 first. Softmax takes them as they "
                                 "are; there is no relu before it.",
                                 functions);
const Misconception whole_scores("softmax.whole_scores",
                                 "You take the scores as whole numbers: what stands behind the "
                                 "point is lost. Keep them floats.",
                                 functions);

/// What is taken off every score before exp.
float taken_off(const Tensor& scores) {
  if (without_shift || scores.size() == 0) return 0;
  if (smallest_taken_off) return *std::min_element(scores.begin(), scores.end());
  const float highest = *std::max_element(scores.begin(), scores.end());
  return largest_from_zero ? std::max(0.0F, highest) : highest;
}

/// The scores as exp sees them.
Tensor prepared(const Tensor& scores) {
  Tensor result = scores;
  for (float& value : result) {
    if (whole_scores) value = std::trunc(value);
    if (negative_cut) value = std::max(0.0F, value);
    if (minus) value = -value;
  }
  return result;
}

Tensor one_for_the_highest(const Tensor& scores) {
  Tensor result(scores.shape());
  const auto winner = std::max_element(scores.begin(), scores.end()) - scores.begin();
  result.data()[winner] = 1;
  return result;
}

}  // namespace

Tensor softmax(const Tensor& scores) {
  Tensor result = prepared(scores);
  if (winner_takes_all) return one_for_the_highest(result);
  if (each_by_itself) {
    for (float& value : result) value = 1 / (1 + std::exp(-value));
    return result;
  }
  const float highest = without_exp ? 0 : taken_off(result);
  float sum = 0;
  for (float& value : result) {
    const float power = base_two ? std::exp2(value - highest) : std::exp(value - highest);
    if (!without_exp) value = power;
    sum += value;
    if (sum_so_far) value /= sum;
  }
  const auto count = static_cast<float>(result.size());
  const float divisor = sum_so_far || not_divided ? 1 : divided_by_count ? count : sum;
  for (float& value : result) {
    value /= divisor;
    if (logarithm) value = std::log(value);
  }
  return result;
}

namespace {

const Misconception over_everything(
    "softmax_rows.over_everything",
    "You divide by the sum over the whole batch. Each row is a picture of its own and adds up to "
    "1.",
    functions);
const Misconception over_columns(
    "softmax_rows.over_columns",
    "You go down the columns. The classes of one picture stand in a row: each row adds up to 1.",
    functions);
const Misconception one_largest_for_all(
    "softmax_rows.one_largest_for_all",
    "You take the largest score of the whole batch off every row. A row far below it loses "
    "everything: each needs its own.",
    too_large);
const Misconception rows_without_shift(
    "softmax_rows.without_shift",
    "You do not take off each row's largest score, so exp becomes infinite, or 0 everywhere. Let "
    "softmax do the work.",
    too_large);
const Misconception sum_goes_on("softmax_rows.sum_goes_on",
                                "Your sum goes on from row to row. It starts at 0 again for each "
                                "picture.",
                                functions);
const Misconception only_first_row("softmax_rows.only_first_row",
                                   "Only the first row is filled. Walk over all rows, "
                                   "scores.shape()[0] of them.",
                                   functions);
const Misconception first_row_for_all("softmax_rows.first_row_for_all",
                                      "Every row of your answer is that of the first picture. Copy "
                                      "scores(row, i).",
                                      functions);
const Misconception pictures_for_classes(
    "softmax_rows.pictures_for_classes",
    "You take the number of pictures for that of classes. The classes are scores.shape()[1].",
    functions);
const Misconception rows_turned("softmax_rows.turned",
                                "Your answer is (classes, pictures). It has the shape of scores, "
                                "(pictures, classes).",
                                functions);

const AlsoNeeded batches_of_any_shape(
    "softmax_rows: random batches, more pictures than classes and fewer",
    "its numbers are new ones, and only here are there more pictures than several classes");

/// Softmax of all numbers with one sum a row, or one for all, and one largest score, or none.
Tensor in_one_go(const Tensor& scores) {
  const int classes = scores.shape()[1];
  float highest = *std::max_element(scores.begin(), scores.end());
  if (rows_without_shift) highest = 0;
  Tensor result(scores.shape());
  float sum = 0;
  for (int row = 0; row < scores.shape()[0]; ++row) {
    if (!sum_goes_on) sum = 0;
    if (!rows_without_shift && !one_largest_for_all) {
      const float* first = scores.data() + std::ptrdiff_t{row} * classes;
      highest = *std::max_element(first, first + classes);
    }
    for (int i = 0; i < classes; ++i) sum += std::exp(scores(row, i) - highest);
    for (int i = 0; i < classes; ++i) result(row, i) = std::exp(scores(row, i) - highest) / sum;
  }
  return result;
}

Tensor turned(const Tensor& scores) {
  Tensor result({scores.shape()[1], scores.shape()[0]});
  for (int row = 0; row < scores.shape()[0]; ++row) {
    for (int i = 0; i < scores.shape()[1]; ++i) result(i, row) = scores(row, i);
  }
  return result;
}

Tensor row_by_row(const Tensor& scores) {
  const int classes = scores.shape()[pictures_for_classes ? 0 : 1];
  Tensor result(scores.shape());
  for (int row = 0; row < (only_first_row ? 1 : scores.shape()[0]); ++row) {
    Tensor picture({classes});
    for (int i = 0; i < classes; ++i) picture(i) = scores(first_row_for_all ? 0 : row, i);
    const Tensor probabilities = softmax(picture);
    for (int i = 0; i < classes; ++i) result(row, i) = probabilities(i);
  }
  return result;
}

}  // namespace

Tensor softmax_rows(const Tensor& scores) {
  if (over_everything) return softmax(scores);
  const bool without_softmax = one_largest_for_all || rows_without_shift || sum_goes_on;
  const Tensor read = over_columns ? turned(scores) : scores;
  const Tensor result = without_softmax ? in_one_go(read) : row_by_row(read);
  return !!over_columns != !!rows_turned ? turned(result) : result;
}
