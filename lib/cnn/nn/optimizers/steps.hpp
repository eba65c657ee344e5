// One step of each optimiser, for `update`, which has looked at the lengths: plain loops over runs
// that do not overlap.
#pragma once

#include <cstdint>
#include <span>

#include "cnn/nn/optimizers/optimizer.hpp"

namespace cnn {

void take_step(const SGD& sgd, std::int64_t step, std::span<float> weights, const float* gradients,
               std::span<const std::span<float>> slots);
void take_step(const RMSprop& rmsprop, std::int64_t step, std::span<float> weights,
               const float* gradients, std::span<const std::span<float>> slots);
void take_step(const Adam& adam, std::int64_t step, std::span<float> weights,
               const float* gradients, std::span<const std::span<float>> slots);

}  // namespace cnn
