#include <fmt/format.h>

#include <numeric>
#include <stdexcept>

#include "cnn/nn/losses/metrics.hpp"

namespace cnn {

ConfusionMatrix::ConfusionMatrix(int classes) : classes_(classes) {
  constexpr int most = 4096;
  if (classes < 1 || classes > most) {
    throw std::invalid_argument(
        fmt::format("ConfusionMatrix: there must be 1 to {} classes. Received {}.", most, classes));
  }
  counts_.resize(static_cast<std::size_t>(classes) * static_cast<std::size_t>(classes));
}

void ConfusionMatrix::add(int truth, int answer) { ++counts_[place(truth, answer)]; }

std::int64_t ConfusionMatrix::count(int truth, int answer) const {
  return counts_[place(truth, answer)];
}

std::int64_t ConfusionMatrix::total() const {
  return std::accumulate(counts_.begin(), counts_.end(), std::int64_t{0});
}

std::int64_t ConfusionMatrix::correct() const {
  std::int64_t sum = 0;
  for (int i = 0; i < classes_; ++i) sum += count(i, i);
  return sum;
}

double ConfusionMatrix::accuracy() const {
  const std::int64_t all = total();
  return all == 0 ? 0 : static_cast<double>(correct()) / static_cast<double>(all);
}

double ConfusionMatrix::recall(int truth) const {
  std::int64_t all = 0;
  for (int answer = 0; answer < classes_; ++answer) all += count(truth, answer);
  return all == 0 ? 0 : static_cast<double>(count(truth, truth)) / static_cast<double>(all);
}

std::size_t ConfusionMatrix::place(int truth, int answer) const {
  const auto is_class = [&](int number) { return 0 <= number && number < classes_; };
  if (!is_class(truth) || !is_class(answer)) {
    throw std::out_of_range(
        fmt::format("ConfusionMatrix: a class is a number from 0 to {}. Received truth {}, answer "
                    "{}. Make the matrix with as many classes as the data has.",
                    classes_ - 1, truth, answer));
  }
  return static_cast<std::size_t>(truth) * static_cast<std::size_t>(classes_) +
         static_cast<std::size_t>(answer);
}

}  // namespace cnn
