// What people read beside the loss.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "cnn/core/tensor.hpp"
#include "cnn/nn/losses/loss.hpp"

namespace cnn {

enum class Metric { accuracy };
using enum Metric;

/// How many examples of the slice are answered rightly: the largest of several outputs (the first
/// of equals) stands at the target's class; a single output is on the same side of 0.5 as its
/// target. A row that holds a NaN is never right.
///   outputs (slice, n) after the activation, targets as for the loss
int correct_answers(Loss loss, const Tensor& outputs, const Tensor& targets);

/// The class of each row of outputs (count, classes): the largest, the first of equals; for one
/// output, 1 when it is above 0.5. A NaN is larger than nothing; a row of them gives 0.
std::vector<int> predicted_classes(const Tensor& outputs);

/// Rows are true classes, columns the classes that were answered.
class ConfusionMatrix {
 public:
  /// All counts 0. Throws std::invalid_argument unless there are 1 to 4096 classes.
  explicit ConfusionMatrix(int classes);

  /// Throws std::out_of_range for a class that is not there.
  void add(int truth, int answer);

  int classes() const { return classes_; }
  std::int64_t count(int truth, int answer) const;
  std::int64_t total() const;
  std::int64_t correct() const;
  double accuracy() const;         ///< 0 when empty
  double recall(int truth) const;  ///< the share of a class that was recognised; 0 when it is empty

 private:
  std::size_t place(int truth, int answer) const;

  int classes_;
  std::vector<std::int64_t> counts_;
};

/// As a table for a terminal or a text file, 80 columns at most: a row for each true class, its
/// recall at the end. Names are cut where they do not fit. Where there are too many classes for a
/// column each, a row says which wrong answer was the most frequent instead.
/// Throws std::invalid_argument unless there is a name for each class.
std::string to_string(const ConfusionMatrix& matrix, const std::vector<std::string>& class_names);

}  // namespace cnn
