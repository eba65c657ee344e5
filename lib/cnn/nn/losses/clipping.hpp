// Probabilities are held away from 0 and 1 where a logarithm is taken of them, as in Keras.
#pragma once

#include <algorithm>

namespace cnn {

constexpr double smallest_probability = 1e-7;
constexpr double largest_probability = 1 - smallest_probability;

/// A NaN stays one.
constexpr double clipped(double probability) {
  return std::clamp(probability, smallest_probability, largest_probability);
}

constexpr bool is_clipped(double probability) {
  return probability < smallest_probability || probability > largest_probability;
}

}  // namespace cnn
