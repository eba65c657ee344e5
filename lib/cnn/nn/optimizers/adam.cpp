#include <cmath>

#include "cnn/nn/optimizers/steps.hpp"

namespace cnn {
namespace {

/// The learning rate of this step: it undoes the pull towards 0 that mean and square still have
/// from where they began.
float corrected_rate(const Adam& adam, std::int64_t step) {
  const auto steps = static_cast<double>(step);
  const double mean_share = 1 - std::pow(double{adam.beta_1}, steps);
  const double square_share = 1 - std::pow(double{adam.beta_2}, steps);
  return static_cast<float>(adam.learning_rate * std::sqrt(square_share) / mean_share);
}

}  // namespace

void take_step(const Adam& adam, std::int64_t step, std::span<float> weights,
               const float* gradients, std::span<const std::span<float>> slots) {
  const float rate = corrected_rate(adam, step);
  const auto [unused_rate, beta_1, beta_2, epsilon] = adam;
  float* const means = slots[0].data();
  float* const squares = slots[1].data();
  for (std::size_t i = 0; i < weights.size(); ++i) {
    const float gradient = gradients[i];
    const float mean = beta_1 * means[i] + (1 - beta_1) * gradient;
    const float square = beta_2 * squares[i] + (1 - beta_2) * gradient * gradient;
    means[i] = mean;
    squares[i] = square;
    weights[i] -= rate * mean / (std::sqrt(square) + epsilon);
  }
}

}  // namespace cnn
