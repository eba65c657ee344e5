// What an optimizer remembers from step to step.
#pragma once

#include <cstdint>
#include <vector>

#include "cnn/core/tensor.hpp"

namespace cnn {

/// Empty before the first step. Belongs to one model and one optimizer.
struct OptimizerState {
  std::int64_t steps = 0;  ///< taken so far
  /// slots[w][s]: slot s of weight w, counted through all layers, in the weight's shape.
  std::vector<std::vector<Tensor>> slots;
};

}  // namespace cnn
