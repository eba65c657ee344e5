// Which examples to learn from and which to keep aside: lists of indices, nothing is copied.
#pragma once

#include <cstdint>
#include <vector>

#include "cnn/core/tensor.hpp"

namespace cnn {

/// 0, 1, …, count - 1 in random order (Fisher and Yates). The same seed gives the same order.
std::vector<int> shuffled_indices(int count, std::uint64_t seed);

struct Split {
  std::vector<int> train;
  std::vector<int> held_out;
};

/// Keeps `fraction` of each class aside (stratified), at least one of each, shuffled by the seed.
/// Throws std::invalid_argument unless 0 < fraction < 1 and every class leaves one for training.
Split hold_out(const std::vector<int>& labels, double fraction, std::uint64_t seed);

/// `folds` splits; every example is held out in exactly one, and each class is spread over the
/// folds as evenly as its number allows. Throws std::invalid_argument unless 2 <= folds <= the
/// number of examples.
std::vector<Split> stratified_k_fold(const std::vector<int>& labels, int folds, std::uint64_t seed);

/// (count,) class numbers to (count, classes) rows with a single one. Throws std::invalid_argument,
/// naming the position, for a label that is not in 0..classes-1.
Tensor to_categorical(const std::vector<int>& labels, int classes);

}  // namespace cnn
