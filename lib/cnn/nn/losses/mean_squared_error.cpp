#include "cnn/nn/losses/loss_terms.hpp"

namespace cnn {

double squared_error(const Tensor& outputs, const Tensor& targets, float share, Tensor* d_outputs) {
  const double count = outputs.shape()[1];
  double total = 0;
  for (std::int64_t i = 0; i < outputs.size(); ++i) {
    const double apart = double{outputs.data()[i]} - targets.data()[i];
    total += apart * apart;
    if (d_outputs == nullptr) continue;
    d_outputs->data()[i] = static_cast<float>(share * 2 / count * apart);
  }
  return total / count;
}

}  // namespace cnn
