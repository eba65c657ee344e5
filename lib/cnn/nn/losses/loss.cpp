#include "cnn/nn/losses/loss.hpp"

#include "cnn/nn/kernels/arguments.hpp"
#include "cnn/nn/losses/loss_terms.hpp"

namespace cnn {
namespace {

/// Which loss undoes the exponentials of which activation.
bool taken_together(Loss loss, ActivationFunction ending) {
  if (loss == binary_crossentropy) return ending == sigmoid;
  return loss != mean_squared_error && ending == softmax;
}

void require_slice(Loss loss, const Tensor& values, const Tensor& targets) {
  const char* const who = to_string(loss);
  kernels::require_axes(who, "output", values.shape(), 2, "(slice, n)");
  kernels::require_axes(who, "target", targets.shape(), 2, "(slice, n)");
  kernels::require_equal(who, "targets' slice", targets.shape()[0], "outputs' slice",
                         values.shape()[0]);
  const int target_size = loss == sparse_categorical_crossentropy ? 1 : values.shape()[1];
  kernels::require_equal(who, "numbers of a target", targets.shape()[1], "numbers expected",
                         target_size);
}

double loss_of_logits(Loss loss, const Tensor& logits, const Tensor& targets) {
  if (loss == binary_crossentropy) return sigmoid_crossentropy(logits, targets);
  return softmax_crossentropy(loss, logits, targets);
}

void gradient_by_logits(Loss loss, const Tensor& outputs, const Tensor& targets, float share,
                        Tensor& d_logits) {
  if (loss == binary_crossentropy) {
    return sigmoid_crossentropy_gradient(outputs, targets, share, d_logits);
  }
  softmax_crossentropy_gradient(loss, outputs, targets, share, d_logits);
}

double loss_of_outputs(Loss loss, const Tensor& outputs, const Tensor& targets, float share,
                       Tensor* d_outputs) {
  if (loss == mean_squared_error) return squared_error(outputs, targets, share, d_outputs);
  if (loss == binary_crossentropy) {
    return clipped_binary_crossentropy(outputs, targets, share, d_outputs);
  }
  return clipped_categorical_crossentropy(loss, outputs, targets, share, d_outputs);
}

}  // namespace

const char* to_string(Loss loss) {
  switch (loss) {
    case categorical_crossentropy:
      return "categorical_crossentropy";
    case sparse_categorical_crossentropy:
      return "sparse_categorical_crossentropy";
    case binary_crossentropy:
      return "binary_crossentropy";
    case mean_squared_error:
      break;
  }
  return "mean_squared_error";
}

double loss_and_gradient(Loss loss, ActivationFunction ending, Tensor& values,
                         const Tensor& targets, float share, Tensor& d_values) {
  require_slice(loss, values, targets);
  d_values.resize(values.shape());
  if (taken_together(loss, ending)) {
    const double sum = loss_of_logits(loss, values, targets);
    activate(values, ending);
    gradient_by_logits(loss, values, targets, share, d_values);
    return sum;
  }
  activate(values, ending);
  const double sum = loss_of_outputs(loss, values, targets, share, &d_values);
  activate_gradient(values, ending, d_values);
  return sum;
}

double loss_sum(Loss loss, ActivationFunction ending, Tensor& values, const Tensor& targets) {
  require_slice(loss, values, targets);
  if (taken_together(loss, ending)) {
    const double sum = loss_of_logits(loss, values, targets);
    activate(values, ending);
    return sum;
  }
  activate(values, ending);
  return loss_of_outputs(loss, values, targets, 0, nullptr);
}

}  // namespace cnn
