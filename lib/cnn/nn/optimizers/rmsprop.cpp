#include <cmath>

#include "cnn/nn/optimizers/steps.hpp"

namespace cnn {

void take_step(const RMSprop& rmsprop, std::int64_t /*step*/, std::span<float> weights,
               const float* gradients, std::span<const std::span<float>> slots) {
  const auto [rate, rho, epsilon] = rmsprop;
  float* const squares = slots[0].data();
  for (std::size_t i = 0; i < weights.size(); ++i) {
    const float gradient = gradients[i];
    const float square = rho * squares[i] + (1 - rho) * gradient * gradient;
    squares[i] = square;
    weights[i] -= rate * gradient / (std::sqrt(square) + epsilon);
  }
}

}  // namespace cnn
