// Cross-entropy of yes-or-no answers: -log of the probability that the right answer was given, the
// mean over the outputs of an example.
#include <algorithm>
#include <cmath>

#include "cnn/nn/losses/clipping.hpp"
#include "cnn/nn/losses/loss_terms.hpp"

namespace cnn {

// -target·log(s) - (1 - target)·log(1 - s) for s = 1 / (1 + exp(-x)) is x·(1 - target) +
// log(1 + exp(-x)); for a negative x, where that exp is large, -x·target + log(1 + exp(x)).
double sigmoid_crossentropy(const Tensor& logits, const Tensor& targets) {
  const double outputs = logits.shape()[1];
  double total = 0;
  for (std::int64_t i = 0; i < logits.size(); ++i) {
    const double x = logits.data()[i];
    const double target = targets.data()[i];
    total += (x > 0 ? x * (1 - target) : -x * target) + std::log1p(std::exp(-std::abs(x)));
  }
  return total / outputs;
}

void sigmoid_crossentropy_gradient(const Tensor& probabilities, const Tensor& targets, float share,
                                   Tensor& d_logits) {
  const float output_share = share / static_cast<float>(probabilities.shape()[1]);
  for (std::int64_t i = 0; i < probabilities.size(); ++i) {
    d_logits.data()[i] = output_share * (probabilities.data()[i] - targets.data()[i]);
  }
}

double clipped_binary_crossentropy(const Tensor& outputs, const Tensor& targets, float share,
                                   Tensor* d_outputs) {
  const double count = outputs.shape()[1];
  double total = 0;
  for (std::int64_t i = 0; i < outputs.size(); ++i) {
    const double output = outputs.data()[i];
    const double target = targets.data()[i];
    const double yes = clipped(output);
    total -= target * std::log(yes) + (1 - target) * std::log(1 - yes);
    if (d_outputs == nullptr) continue;
    const double slope = is_clipped(output) ? 0 : (yes - target) / (yes * (1 - yes));
    d_outputs->data()[i] = static_cast<float>(share / count * slope);
  }
  return total / count;
}

}  // namespace cnn
