#include "cnn/nn/data/splits.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <stdexcept>
#include <utility>

#include "cnn/core/random.hpp"

namespace cnn {
namespace {

int count_of(const std::vector<int>& labels) { return static_cast<int>(labels.size()); }

// How many of each class are held out.
std::map<int, int> held_out_of_class(const std::vector<int>& labels, double fraction) {
  std::map<int, int> in_class;
  for (const int label : labels) ++in_class[label];
  std::map<int, int> held_out;
  for (const auto& [label, count] : in_class) {
    const int part = std::max(1, static_cast<int>(std::lround(fraction * count)));
    if (part >= count) {
      throw std::invalid_argument(fmt::format(
          "hold_out: every class must keep an example for training. Received {} of class {}, of "
          "which {} would be held out. Add examples or hold out a smaller fraction.",
          count, label, part));
    }
    held_out[label] = part;
  }
  return held_out;
}

}  // namespace

std::vector<int> shuffled_indices(int count, std::uint64_t seed) {
  if (count < 0) {
    throw std::invalid_argument(
        fmt::format("shuffled_indices: the count must not be negative. Received {}.", count));
  }
  std::vector<int> indices(static_cast<std::size_t>(count));
  std::iota(indices.begin(), indices.end(), 0);
  Random random(seed);
  // From the back: what stands behind `last` is final.
  for (int last = count - 1; last > 0; --last) {
    const int chosen = random.integer(0, last);
    std::swap(indices[static_cast<std::size_t>(chosen)], indices[static_cast<std::size_t>(last)]);
  }
  return indices;
}

Split hold_out(const std::vector<int>& labels, double fraction, std::uint64_t seed) {
  if (!(fraction > 0 && fraction < 1)) {  // written so that NaN is refused too
    throw std::invalid_argument(
        fmt::format("hold_out: the fraction must lie between 0 and 1. Received {}.", fraction));
  }
  std::map<int, int> wanted = held_out_of_class(labels, fraction);
  Split split;
  for (const int index : shuffled_indices(count_of(labels), seed)) {
    int& still_wanted = wanted[labels[static_cast<std::size_t>(index)]];
    (still_wanted > 0 ? split.held_out : split.train).push_back(index);
    --still_wanted;
  }
  return split;
}

std::vector<Split> stratified_k_fold(const std::vector<int>& labels, int folds,
                                     std::uint64_t seed) {
  const int count = count_of(labels);
  if (folds < 2 || folds > count) {
    throw std::invalid_argument(
        fmt::format("stratified_k_fold: there are at least 2 folds and at most one for each "
                    "example. Received {} folds for {} examples.",
                    folds, count));
  }
  const auto label_of = [&](int index) { return labels[static_cast<std::size_t>(index)]; };
  const std::vector<int> shuffled = shuffled_indices(count, seed);
  std::vector<int> by_class = shuffled;
  std::stable_sort(by_class.begin(), by_class.end(),
                   [&](int a, int b) { return label_of(a) < label_of(b); });
  // Dealt like cards, class after class: the numbers of a class in two folds differ by one at most,
  // and so do the folds' sizes.
  std::vector<int> fold_of(labels.size());
  for (int card = 0; card < count; ++card) {
    fold_of[static_cast<std::size_t>(by_class[static_cast<std::size_t>(card)])] = card % folds;
  }
  std::vector<Split> splits(static_cast<std::size_t>(folds));
  for (const int index : shuffled) {
    for (int fold = 0; fold < folds; ++fold) {
      Split& split = splits[static_cast<std::size_t>(fold)];
      const bool here = fold_of[static_cast<std::size_t>(index)] == fold;
      (here ? split.held_out : split.train).push_back(index);
    }
  }
  return splits;
}

Tensor to_categorical(const std::vector<int>& labels, int classes) {
  if (labels.empty() || classes < 1) {
    throw std::invalid_argument(
        fmt::format("to_categorical: there must be a label and a class at least. Received {} "
                    "labels and {} classes.",
                    labels.size(), classes));
  }
  Tensor rows({count_of(labels), classes});  // (count, classes)
  for (int i = 0; i < count_of(labels); ++i) {
    const int label = labels[static_cast<std::size_t>(i)];
    if (label < 0 || label >= classes) {
      throw std::invalid_argument(
          fmt::format("to_categorical: a label is 0 to {}. Received {} at position {}.",
                      classes - 1, label, i));
    }
    rows(i, label) = 1;
  }
  return rows;
}

}  // namespace cnn
