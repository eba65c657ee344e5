// Lesson 12: losses and metrics. Expected values are worked by hand or with logarithms of double
// precision here, never taken from a solution.
#include <fmt/format.h>

#include <algorithm>
#include <catch2_either.hpp>
#include <cmath>
#include <numeric>

#include "checks/calling.hpp"
#include "story/story.hpp"

using namespace convlings::checks;
using cnn::matrix;
using cnn::Tensor;
using convlings::number_text;

namespace {

using Labels = std::vector<int>;

Call categorical(const Tensor& targets, const Tensor& probabilities) {
  return calling("categorical_crossentropy", arg("targets", targets),
                 arg("probabilities", probabilities));
}

Call sparse(const Labels& labels, const Tensor& probabilities) {
  return calling("sparse_categorical_crossentropy", arg("labels", labels),
                 arg("probabilities", probabilities));
}

Call binary(const Tensor& targets, const Tensor& probabilities) {
  return calling("binary_crossentropy", arg("targets", targets),
                 arg("probabilities", probabilities));
}

Call accuracy(const Labels& labels, const Tensor& probabilities) {
  return calling("accuracy", arg("labels", labels), arg("probabilities", probabilities));
}

Call confusion_matrix(const Labels& labels, const Labels& answers, int classes) {
  return calling("confusion_matrix", arg("labels", labels), arg("answers", answers),
                 arg("classes", classes));
}

struct Loss {
  double value = 0;
  std::string told;
};

/// The mean of -log(p), p not below 1e-7, and how it comes about: "(-log 0.5 - log 0.25) / 2 =
/// (0.6931 + 1.386) / 2 = 1.04", at most five terms. `has_zero`: some probability is 0, that of the
/// truth or another.
Loss mean_loss(const std::vector<double>& of_the_truth, bool has_zero) {
  constexpr std::size_t most_terms = 5;
  std::string logs;
  std::string terms;
  double sum = 0;
  for (std::size_t i = 0; i < of_the_truth.size(); ++i) {
    const double p = std::max(of_the_truth[i], 1e-7);
    sum -= std::log(p);
    if (i > most_terms) continue;
    const bool more = i == most_terms;
    logs += more ? " − …" : fmt::format("{}log {}", i == 0 ? "−" : " − ", number_text(p));
    terms += more ? " + …" : (i == 0 ? "" : " + ") + number_text(0.0 - std::log(p));
  }
  const auto count = static_cast<double>(of_the_truth.size());
  Loss loss{sum / count, fmt::format("The probabilities of the truth: ({}) / {} = ({}) / {} = {}",
                                     logs, count, terms, count, number_text(sum / count))};
  if (has_zero) {
    loss.told +=
        ". A probability of 0 counts as 1e-07, since log 0 is minus infinity, and 0 times infinity "
        "is no number (nan)";
  }
  return loss;
}

Tensor one_hot(const Labels& labels, int classes) {
  Tensor rows({static_cast<int>(labels.size()), classes});
  for (std::size_t i = 0; i < labels.size(); ++i) rows(static_cast<int>(i), labels[i]) = 1;
  return rows;
}

Loss class_loss(const Labels& labels, const Tensor& probabilities) {
  std::vector<double> of_the_truth;
  of_the_truth.reserve(labels.size());
  for (std::size_t i = 0; i < labels.size(); ++i) {
    of_the_truth.push_back(probabilities(static_cast<int>(i), labels[i]));
  }
  return mean_loss(of_the_truth, std::ranges::count(probabilities.values(), 0.0F) > 0);
}

void check_categorical(const Labels& labels, const Tensor& probabilities) {
  const Loss loss = class_loss(labels, probabilities);
  categorical(one_hot(labels, probabilities.shape()[1]), probabilities)
      .returns(loss.value, loss.told);
}

void check_sparse(const Labels& labels, const Tensor& probabilities) {
  const Loss loss = class_loss(labels, probabilities);
  sparse(labels, probabilities).returns(loss.value, loss.told);
}

/// (examples,) as (examples, 1).
Tensor column(const std::vector<float>& values) {
  return {{static_cast<int>(values.size()), 1}, values};
}

/// `tolerance` is wider for answers that are sure and wrong: 1 - p of a float p is not exact.
void check_binary(const std::vector<float>& truths, const std::vector<float>& probabilities,
                  double tolerance = default_tolerance) {
  std::vector<double> of_the_truth;
  of_the_truth.reserve(truths.size());
  for (std::size_t i = 0; i < truths.size(); ++i) {
    const double p = probabilities[i];
    of_the_truth.push_back(truths[i] == 1 ? p : 1 - p);
  }
  const bool has_zero = std::ranges::count(probabilities, 0.0F) > 0 ||
                        std::ranges::count(probabilities, 1.0F) > 0;  // then 1 - p is 0
  const Loss loss = mean_loss(of_the_truth, has_zero);
  binary(column(truths), column(probabilities)).returns(loss.value, loss.told, tolerance);
}

/// Every class as likely as any other.
Tensor undecided(int examples, int classes) {
  Tensor rows({examples, classes});
  std::fill(rows.begin(), rows.end(), 1.0F / static_cast<float>(classes));
  return rows;
}

/// Rows of positive numbers that add up to 1.
Tensor random_probabilities(int examples, int classes) {
  Tensor rows({examples, classes});
  for (int i = 0; i < examples; ++i) {
    float sum = 0;
    for (int j = 0; j < classes; ++j) {
      rows(i, j) = static_cast<float>(random_integer(1, 40));
      sum += rows(i, j);
    }
    for (int j = 0; j < classes; ++j) rows(i, j) /= sum;
  }
  return rows;
}

Labels random_labels(int examples, int classes) {
  Labels labels;
  for (int i = 0; i < examples; ++i) labels.push_back(random_integer(0, classes - 1));
  return labels;
}

void check_accuracy(const Labels& labels, const Tensor& probabilities) {
  int right = 0;
  std::string told;
  const int classes = probabilities.shape()[1];
  for (int i = 0; i < probabilities.shape()[0]; ++i) {
    const float* row = probabilities.begin() + static_cast<std::int64_t>(i) * classes;
    const auto winner = std::max_element(row, row + classes) - row;  // the first of equals
    const int label = labels[static_cast<std::size_t>(i)];
    if (winner == label) ++right;
    if (i < 5) {
      told += fmt::format("example {} answers {} and is {}; ", i, winner, label);
    } else if (i == 5) {
      told += "…; ";
    }
  }
  accuracy(labels, probabilities)
      .returns(static_cast<double>(right) / probabilities.shape()[0],
               fmt::format("{}{} of {} are right", told, right, probabilities.shape()[0]));
}

void check_confusion(const Labels& labels, const Labels& answers, int classes) {
  Tensor expected({classes, classes});
  for (int truth = 0; truth < classes; ++truth) {
    for (int answer = 0; answer < classes; ++answer) {
      for (std::size_t i = 0; i < labels.size(); ++i) {
        if (labels[i] == truth && answers[i] == answer) expected(truth, answer) += 1;
      }
    }
  }
  confusion_matrix(labels, answers, classes)
      .returns(expected, [&expected](const std::vector<int>& index) {
        return fmt::format("the examples of class {} that were answered {}: {}", index[0], index[1],
                           number_text(expected(index[0], index[1])));
      });
}

}  // namespace

TEST_CASE("categorical_crossentropy: one picture, half sure, costs log 2",
          "[categorical_crossentropy]") {
  check_categorical({0}, matrix({{0.5, 0.5}}));
}

TEST_CASE("categorical_crossentropy: three pictures, and their mean",
          "[categorical_crossentropy]") {
  check_categorical({0, 1, 2}, matrix({{0.7, 0.2, 0.1}, {0.1, 0.8, 0.1}, {0.6, 0.3, 0.1}}));
}

TEST_CASE("categorical_crossentropy: the mean is over examples, not over all cells",
          "[categorical_crossentropy]") {
  check_categorical({1, 1}, matrix({{0.5, 0.125, 0.125, 0.125, 0.125}, {0.5, 0.25, 0.25, 0, 0}}));
  check_categorical({1, 0, 0, 1}, matrix({{0.5, 0.5}, {0.25, 0.75}, {1, 0}, {0.125, 0.875}}));
}

TEST_CASE("categorical_crossentropy: a sure and right answer costs nothing",
          "[categorical_crossentropy]") {
  check_categorical({2, 0}, matrix({{0, 0, 1}, {1, 0, 0}}));
}

TEST_CASE("categorical_crossentropy: ten classes, undecided: log 10, for any number of pictures",
          "[categorical_crossentropy]") {
  for (const int examples : {1, 4, 25}) {
    check_categorical(random_labels(examples, 10), undecided(examples, 10));
  }
}

TEST_CASE("categorical_crossentropy: a truth with probability 0 costs 16.118, not infinity",
          "[categorical_crossentropy]") {
  check_categorical({0}, matrix({{0, 1}}));
  check_categorical({1, 1}, matrix({{1, 0}, {0.5, 0.5}}));
}

TEST_CASE("categorical_crossentropy: one answer to everything costs 14.506, as in the notes",
          "[categorical_crossentropy]") {
  Labels each_class(10);
  std::iota(each_class.begin(), each_class.end(), 0);
  check_categorical(each_class, one_hot(Labels(10, 3), 10));
}

TEST_CASE("categorical_crossentropy: random batches", "[categorical_crossentropy]") {
  for (int i = 0; i < 6; ++i) {
    const int examples = random_integer(1, 9);
    const int classes = random_integer(2, 7);
    check_categorical(random_labels(examples, classes), random_probabilities(examples, classes));
  }
}

TEST_CASE("sparse_categorical_crossentropy: the label picks the probability",
          "[sparse_categorical_crossentropy]") {
  check_sparse({1}, matrix({{0.5, 0.25, 0.25}}));
  check_sparse({0}, matrix({{0.5, 0.25, 0.25}}));
}

TEST_CASE("sparse_categorical_crossentropy: three pictures, and their mean",
          "[sparse_categorical_crossentropy]") {
  check_sparse({0, 1, 2}, matrix({{0.7, 0.2, 0.1}, {0.1, 0.8, 0.1}, {0.6, 0.3, 0.1}}));
}

TEST_CASE("sparse_categorical_crossentropy: the same number as with one-hot rows",
          "[sparse_categorical_crossentropy]") {
  check_sparse({1, 0, 0, 1}, matrix({{0.5, 0.5}, {0.25, 0.75}, {1, 0}, {0.125, 0.875}}));
}

TEST_CASE("sparse_categorical_crossentropy: a truth with probability 0 costs 16.118",
          "[sparse_categorical_crossentropy]") {
  check_sparse({0, 2}, matrix({{0, 0.5, 0.5}, {0.75, 0.125, 0.125}}));
}

TEST_CASE("sparse_categorical_crossentropy: a label that is no class is refused",
          "[sparse_categorical_crossentropy]") {
  sparse({2, 0}, matrix({{0.5, 0.5}, {0.25, 0.75}}))
      .throws("the classes are 0 and 1, and one label is 2");
  sparse({0, -1}, matrix({{0.5, 0.5}, {0.25, 0.75}}))
      .throws("the classes are 0 and 1, and one label is -1");
}

TEST_CASE("sparse_categorical_crossentropy: random batches", "[sparse_categorical_crossentropy]") {
  for (int i = 0; i < 6; ++i) {
    const int examples = random_integer(1, 9);
    const int classes = random_integer(2, 7);
    check_sparse(random_labels(examples, classes), random_probabilities(examples, classes));
  }
}

TEST_CASE("binary_crossentropy: a coin costs log 2, whatever the truth", "[binary_crossentropy]") {
  check_binary({1, 0}, {0.5, 0.5});
}

TEST_CASE("binary_crossentropy: a 0 that was answered with 0.9 costs -log 0.1",
          "[binary_crossentropy]") {
  check_binary({0}, {0.9F});
  check_binary({1}, {0.9F});
}

TEST_CASE("binary_crossentropy: the mean of three", "[binary_crossentropy]") {
  check_binary({1, 0, 0}, {0.75, 0.25, 0.875});
}

TEST_CASE("binary_crossentropy: sure and right costs nothing", "[binary_crossentropy]") {
  check_binary({1, 0}, {1, 0});
}

TEST_CASE("binary_crossentropy: sure and wrong costs about 16, not infinity",
          "[binary_crossentropy]") {
  check_binary({1}, {0}, 0.02);
  check_binary({0}, {1}, 0.02);
}

TEST_CASE("binary_crossentropy: random batches", "[binary_crossentropy]") {
  for (int i = 0; i < 6; ++i) {
    std::vector<float> truths;
    std::vector<float> probabilities;
    const int examples = random_integer(1, 8);
    for (int j = 0; j < examples; ++j) {
      truths.push_back(static_cast<float>(random_integer(0, 1)));
      probabilities.push_back(static_cast<float>(random_integer(1, 31)) / 32);
    }
    check_binary(truths, probabilities);
  }
}

TEST_CASE("accuracy: all right is 1, all wrong is 0", "[accuracy]") {
  const Tensor probabilities = matrix({{0.9, 0.1}, {0.2, 0.8}});
  check_accuracy({0, 1}, probabilities);
  check_accuracy({1, 0}, probabilities);
}

TEST_CASE("accuracy: two of three is a share, not a count", "[accuracy]") {
  check_accuracy({0, 1, 2}, matrix({{0.7, 0.2, 0.1}, {0.1, 0.8, 0.1}, {0.6, 0.3, 0.1}}));
}

TEST_CASE("accuracy: the likeliest class wins, also with less than one half", "[accuracy]") {
  check_accuracy({2, 0}, matrix({{0.3, 0.3, 0.4}, {0.375, 0.3125, 0.3125}}));
}

TEST_CASE("accuracy: of equally likely classes the first counts", "[accuracy]") {
  check_accuracy({0, 2, 1}, matrix({{0.5, 0.5, 0}, {0.25, 0.375, 0.375}, {0, 0.5, 0.5}}));
  check_accuracy({2, 0}, matrix({{0, 0, 1}, {0.5, 0, 0.5}}));
  check_accuracy({0, 1, 2, 3}, undecided(4, 4));
}

TEST_CASE("accuracy: random batches, more examples than classes and fewer", "[accuracy]") {
  for (const auto& [examples, classes] : {std::pair(12, 3), {3, 8}, {5, 5}, {16, 2}}) {
    check_accuracy(random_labels(examples, classes), random_probabilities(examples, classes));
  }
}

TEST_CASE("confusion_matrix: right answers stand on the diagonal", "[confusion_matrix]") {
  check_confusion({0, 1, 2, 1}, {0, 1, 2, 1}, 3);
}

TEST_CASE("confusion_matrix: the row is the truth, the column is the answer",
          "[confusion_matrix]") {
  check_confusion({0}, {2}, 3);
  check_confusion({1, 1, 0}, {0, 0, 1}, 2);
}

TEST_CASE("confusion_matrix: a class that nobody has seen keeps its row and column",
          "[confusion_matrix]") {
  check_confusion({0, 1}, {1, 1}, 4);
}

TEST_CASE("confusion_matrix: random answers; all cells together are all examples",
          "[confusion_matrix]") {
  for (const auto& [examples, classes] : {std::pair(30, 3), {12, 5}, {1, 1}, {9, 10}}) {
    check_confusion(random_labels(examples, classes), random_labels(examples, classes), classes);
  }
}
