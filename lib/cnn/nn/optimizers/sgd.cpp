#include "cnn/nn/optimizers/steps.hpp"

namespace cnn {
namespace {

void step_without_momentum(float rate, std::span<float> weights, const float* gradients) {
  for (std::size_t i = 0; i < weights.size(); ++i) weights[i] -= rate * gradients[i];
}

void step_with_momentum(const SGD& sgd, std::span<float> weights, const float* gradients,
                        float* velocities) {
  const auto [rate, momentum, nesterov] = sgd;
  for (std::size_t i = 0; i < weights.size(); ++i) {
    const float push = rate * gradients[i];
    const float velocity = momentum * velocities[i] - push;
    velocities[i] = velocity;
    weights[i] += nesterov ? momentum * velocity - push : velocity;
  }
}

}  // namespace

void take_step(const SGD& sgd, std::int64_t /*step*/, std::span<float> weights,
               const float* gradients, std::span<const std::span<float>> slots) {
  if (slots.empty()) return step_without_momentum(sgd.learning_rate, weights, gradients);
  step_with_momentum(sgd, weights, gradients, slots[0].data());
}

}  // namespace cnn
