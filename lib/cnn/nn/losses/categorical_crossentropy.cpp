// Cross-entropy between classes: -log of the probability that the right class was given.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "cnn/core/errors.hpp"
#include "cnn/nn/losses/clipping.hpp"
#include "cnn/nn/losses/loss_terms.hpp"

namespace cnn {
namespace {

/// log(sum of exp(logit)), shifted by the largest logit so that no exp overflows.
double log_of_sum(const float* logits, int classes) {
  const double largest = *std::max_element(logits, logits + classes);
  double sum = 0;
  for (int i = 0; i < classes; ++i) sum += std::exp(logits[i] - largest);
  return largest + std::log(sum);
}

double sum_of_clipped(const float* outputs, int classes) {
  double sum = 0;
  for (int i = 0; i < classes; ++i) sum += clipped(outputs[i]);
  return sum;
}

/// By output j: (sum of the targets / sum of the outputs) - target_j / output_j; where the clipping
/// holds an output, moving it changes nothing.
void clipped_gradient(const float* outputs, const ClassTarget& target, int classes, double sum,
                      float share, float* d_outputs) {
  double target_sum = 0;
  for (int i = 0; i < classes; ++i) target_sum += target[i];
  for (int i = 0; i < classes; ++i) {
    const double slope = target_sum / sum - target[i] / clipped(outputs[i]);
    d_outputs[i] = is_clipped(outputs[i]) ? 0 : static_cast<float>(share * slope);
  }
}

}  // namespace

ClassTarget::ClassTarget(Loss loss, const Tensor& targets, int example, int classes) {
  const float* const first = targets.data() + std::int64_t{example} * targets.shape()[1];
  if (loss != sparse_categorical_crossentropy) {
    row_ = first;
    return;
  }
  const float number = *first;
  const bool is_class = number >= 0 && number < static_cast<float>(classes);  // no for a NaN
  label_ = is_class ? static_cast<int>(number) : 0;
  if (is_class && static_cast<float>(label_) == number) return;
  throw ShapeError(
      fmt::format("{}: a target must be a class number from 0 to {}, one for each output. "
                  "Received {}. Give the last Dense layer a unit for each class, and count classes "
                  "from 0.",
                  to_string(loss), classes - 1, number));
}

double softmax_crossentropy(Loss loss, const Tensor& logits, const Tensor& targets) {
  const int classes = logits.shape()[1];
  const float* row = logits.data();
  double total = 0;
  for (int example = 0; example < logits.shape()[0]; ++example, row += classes) {
    const ClassTarget target(loss, targets, example, classes);
    const double log_sum = log_of_sum(row, classes);
    for (int i = 0; i < classes; ++i) total += target[i] * (log_sum - row[i]);
  }
  return total;
}

void softmax_crossentropy_gradient(Loss loss, const Tensor& probabilities, const Tensor& targets,
                                   float share, Tensor& d_logits) {
  const int classes = probabilities.shape()[1];
  const float* row = probabilities.data();
  float* d_row = d_logits.data();
  for (int example = 0; example < probabilities.shape()[0]; ++example) {
    const ClassTarget target(loss, targets, example, classes);
    float target_sum = 0;  // 1 but for odd targets
    for (int i = 0; i < classes; ++i) target_sum += target[i];
    for (int i = 0; i < classes; ++i) d_row[i] = share * (target_sum * row[i] - target[i]);
    row += classes;
    d_row += classes;
  }
}

double clipped_categorical_crossentropy(Loss loss, const Tensor& outputs, const Tensor& targets,
                                        float share, Tensor* d_outputs) {
  const int classes = outputs.shape()[1];
  double total = 0;
  for (int example = 0; example < outputs.shape()[0]; ++example) {
    const std::int64_t start = std::int64_t{example} * classes;
    const float* const row = outputs.data() + start;
    const ClassTarget target(loss, targets, example, classes);
    const double sum = sum_of_clipped(row, classes);
    for (int i = 0; i < classes; ++i) total -= target[i] * std::log(clipped(row[i]) / sum);
    if (d_outputs == nullptr) continue;
    clipped_gradient(row, target, classes, sum, share, d_outputs->data() + start);
  }
  return total;
}

}  // namespace cnn
