// Lesson 11: the functions that you write in preparing_data.cpp.
#pragma once

#include <algorithm>
#include <cstdint>
#include <vector>

#include "cnn/core/errors.hpp"
#include "cnn/core/random.hpp"
#include "cnn/core/tensor.hpp"

using cnn::Random;
using cnn::Tensor;

/// Pictures and what they show: row i of `labels` belongs to picture i.
struct Examples {
  Tensor images;  ///< (count, height, width, channels)
  Tensor labels;  ///< (count, classes), one row with a single 1 for each picture
};

/// Which examples to learn from and which to keep aside, by their numbers.
struct Split {
  std::vector<int> train;
  std::vector<int> held_out;
};

/// Given to you: picks along the first axis. take(images, {4, 0}) is picture 4, then picture 0.
/// tensor: (count, …). Returns (number of indices, …). Throws std::out_of_range for an index that
/// is not there.
inline Tensor take(const Tensor& tensor, const std::vector<int>& indices) {
  std::vector<int> extents(tensor.shape().begin(), tensor.shape().end());
  const int count = extents[0];
  const std::int64_t row = tensor.size() / count;
  extents[0] = static_cast<int>(indices.size());
  Tensor result(cnn::Shape(extents.data(), tensor.shape().rank()));
  float* to = result.begin();
  for (const int index : indices) {
    if (index < 0 || index >= count) throw std::out_of_range("take: there is no such example");
    to = std::copy_n(tensor.begin() + index * row, row, to);
  }
  return result;
}

/// The bytes of a data file, one grey picture after another and each row by row, as a network wants
/// them: black 0 becomes 0.0 and white 255 becomes 1.0.
/// bytes: count · height · width of them. Returns (count, height, width, 1).
Tensor to_images(const std::vector<std::uint8_t>& bytes, int height, int width);

/// One row for each label, all zeros but for a 1 in the label's column (one-hot).
/// labels: class numbers from 0 to classes - 1. Returns (count, classes).
/// Throws any exception for a label that is not in that range.
Tensor to_categorical(const std::vector<int>& labels, int classes);

/// The same examples in random order, every label still beside its picture. The order is drawn as
/// Fisher and Yates do: for i from count - 1 down to 1, places i and random.integer(0, i) of the
/// list 0, 1, …, count - 1 change their numbers.
Examples shuffled(const Examples& examples, Random& random);

/// Cuts `order`, a list of example numbers, into batches of `batch_size`, without changing the
/// order. What is left at the end makes a smaller batch; no batch is empty.
std::vector<std::vector<int>> batches(const std::vector<int>& order, int batch_size);

/// k-fold cross-validation: deals out `order`, a list of example numbers, to `folds` players like
/// cards. Place i goes to player i % folds. Split f holds out what player f has been dealt, and
/// trains on the rest; both lists keep the order. Returns `folds` splits.
std::vector<Split> k_fold(const std::vector<int>& order, int folds);
