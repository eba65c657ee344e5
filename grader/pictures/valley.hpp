// A narrow valley of two weights, and how optimisers come down into it: lesson 14's table and
// picture are both made of it.
#pragma once

#include <string>
#include <vector>

#include "cnn/nn/optimizers/optimizer.hpp"

namespace convlings {

/// A place in the valley: two weights.
struct Place {
  float x = 0;
  float y = 0;
};

/// The loss is half of x² + steepness · y².
inline constexpr float steepness = 25;
inline constexpr Place valley_start{-4, 1.2F};
inline constexpr int valley_steps = 30;

/// An optimiser with the options that it comes down with.
struct Descent {
  std::string name;  ///< "SGD with momentum 0.8"
  cnn::Optimizer optimizer;
};

/// SGD, with momentum, RMSprop, Adam.
const std::vector<Descent>& descents();

/// Where the library's steps lead, the start first: valley_steps + 1 places.
std::vector<Place> way_down(const cnn::Optimizer& optimizer);

}  // namespace convlings
