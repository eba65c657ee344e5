#include "cnn/core/random.hpp"

#include <cmath>
#include <numbers>

namespace cnn {

std::uint64_t Random::bits() {
  std::uint64_t z = (state_ += 0x9e3779b97f4a7c15U);
  z = (z ^ (z >> 30U)) * 0xbf58476d1ce4e5b9U;
  z = (z ^ (z >> 27U)) * 0x94d049bb133111ebU;
  return z ^ (z >> 31U);
}

float Random::uniform(float low, float high) {
  const auto unit = static_cast<float>(bits() >> 40U) * 0x1p-24F;  // 24 bits fill a float exactly
  return low + (high - low) * unit;
}

int Random::integer(int low, int high) {
  const auto span = static_cast<std::uint64_t>(static_cast<std::int64_t>(high) - low + 1);
  return static_cast<int>(low + static_cast<std::int64_t>(bits() % span));
}

float Random::normal() {
  const double u = (static_cast<double>(bits() >> 11U) + 1.0) * 0x1p-53;  // (0, 1]
  const double v = static_cast<double>(bits() >> 11U) * 0x1p-53;
  return static_cast<float>(std::sqrt(-2.0 * std::log(u)) * std::cos(2.0 * std::numbers::pi * v));
}

Tensor random_integers(const Shape& shape, int low, int high, Random& random) {
  Tensor tensor(shape);
  for (float& value : tensor) value = static_cast<float>(random.integer(low, high));
  return tensor;
}

Tensor random_uniform(const Shape& shape, float low, float high, Random& random) {
  Tensor tensor(shape);
  for (float& value : tensor) value = random.uniform(low, high);
  return tensor;
}

}  // namespace cnn
