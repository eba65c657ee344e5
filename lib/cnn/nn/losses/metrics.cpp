#include "cnn/nn/losses/metrics.hpp"

#include <algorithm>
#include <cmath>

#include "cnn/nn/kernels/arguments.hpp"

namespace cnn {
namespace {

/// Where the largest number stands, the first of equals; 0 where there are only NaNs.
int largest_at(const float* row, int count) {
  int best = 0;
  for (int i = 1; i < count; ++i) {
    const bool first_number = std::isnan(row[best]) && !std::isnan(row[i]);
    if (row[i] > row[best] || first_number) best = i;
  }
  return best;
}

int answered_class(const float* row, int outputs) {
  return outputs == 1 ? static_cast<int>(*row > 0.5F) : largest_at(row, outputs);
}

bool holds_nan(const float* row, int count) {
  return std::any_of(row, row + count, [](float number) { return std::isnan(number); });
}

}  // namespace

int correct_answers(Loss loss, const Tensor& outputs, const Tensor& targets) {
  kernels::require_axes("accuracy", "output", outputs.shape(), 2, "(slice, n)");
  kernels::require_axes("accuracy", "target", targets.shape(), 2, "(slice, n)");
  const auto [count, size] = std::pair(outputs.shape()[0], outputs.shape()[1]);
  const bool labels = loss == sparse_categorical_crossentropy;
  kernels::require_equal("accuracy", "targets' slice", targets.shape()[0], "outputs' slice", count);
  kernels::require_equal("accuracy", "numbers of a target", targets.shape()[1], "numbers expected",
                         labels ? 1 : size);
  int correct = 0;
  for (int example = 0; example < count; ++example) {
    const float* const row = outputs.data() + std::int64_t{example} * size;
    const float* const target = targets.data() + std::int64_t{example} * targets.shape()[1];
    const auto answer = static_cast<float>(answered_class(row, size));
    const float truth = labels ? *target : static_cast<float>(answered_class(target, size));
    correct += static_cast<int>(answer == truth && !holds_nan(row, size));
  }
  return correct;
}

std::vector<int> predicted_classes(const Tensor& outputs) {
  kernels::require_axes("predicted_classes", "output", outputs.shape(), 2, "(count, classes)");
  const int size = outputs.shape()[1];
  std::vector<int> classes;
  classes.reserve(static_cast<std::size_t>(outputs.shape()[0]));
  for (const float* row = outputs.begin(); row != outputs.end(); row += size) {
    classes.push_back(answered_class(row, size));
  }
  return classes;
}

}  // namespace cnn
