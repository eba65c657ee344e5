// Registers full of numbers, for the few loops whose shape no optimiser finds by itself: vectors as
// an extension that g++ and clang share, as wide as the processor's registers.
#pragma once

#include <cstdint>
#include <cstring>

namespace cnn::kernels {

#if defined(__AVX512F__)
constexpr std::int64_t lanes = 16;
#elif defined(__AVX__)
constexpr std::int64_t lanes = 8;
#else
constexpr std::int64_t lanes = 4;
#endif

/// Sums that a tile keeps in registers: enough independent chains to keep two multipliers busy, and
/// few enough for a machine with 16 registers.
constexpr int sums_in_registers = 12;

using Vector = float __attribute__((vector_size(lanes * sizeof(float))));

/// What comparing two vectors gives: all bits set where it holds.
using Mask = int __attribute__((vector_size(lanes * sizeof(int))));

/// From and to any address, aligned or not.
inline Vector load(const float* from) {
  Vector vector;
  std::memcpy(&vector, from, sizeof vector);
  return vector;
}

inline void store(float* to, const Vector& vector) { std::memcpy(to, &vector, sizeof vector); }

}  // namespace cnn::kernels
