// What `compile` is told, as in Keras: how to learn, and what to make small.
#pragma once

#include <vector>

#include "cnn/nn/losses/loss.hpp"
#include "cnn/nn/losses/metrics.hpp"
#include "cnn/nn/optimizers/optimizer.hpp"

namespace cnn {

///   model.compile({.optimizer = RMSprop{}, .loss = categorical_crossentropy,
///                  .metrics = {accuracy}});
struct CompileOptions {
  Optimizer optimizer = RMSprop{};
  Loss loss = categorical_crossentropy;
  std::vector<Metric> metrics = {};
};

}  // namespace cnn
