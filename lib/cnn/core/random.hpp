// Our own generators: the standard library's distributions differ between implementations, and a
// seed must give the same numbers everywhere.
#pragma once

#include <cstdint>

#include "cnn/core/tensor.hpp"

namespace cnn {

/// SplitMix64 (Steele, Lea and Flood, 2014): 64 bits of state, equal on every platform.
class Random {
 public:
  explicit Random(std::uint64_t seed) : state_(seed) {}

  /// The next 64 random bits.
  std::uint64_t bits();

  /// Uniform in [low, high).
  float uniform(float low, float high);

  /// Uniform among the integers low..high, both included.
  int integer(int low, int high);

  /// Normal with mean 0 and deviation 1 (Box and Muller, 1958).
  float normal();

 private:
  std::uint64_t state_;
};

/// A tensor of small integers low..high: sums of products stay exact in float32.
Tensor random_integers(const Shape& shape, int low, int high, Random& random);

/// A tensor of floats uniform in [low, high).
Tensor random_uniform(const Shape& shape, float low, float high, Random& random);

}  // namespace cnn
