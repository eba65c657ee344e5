// From where to where the numbers of a channel go.
#pragma once

#include <cstdint>

#include "cnn/core/tensor.hpp"

namespace cnn::view {

/// The least and the greatest finite number, and what does not count among them.
struct ValueRange {
  float low = 0;
  float high = 0;
  std::int64_t finite = 0;      ///< how many numbers are neither NaN nor infinite
  std::int64_t not_finite = 0;  ///< how many are

  /// Nothing but zeros: a channel that no input wakes.
  bool dead() const { return not_finite == 0 && low == 0 && high == 0; }
  /// One number everywhere.
  bool constant() const { return not_finite == 0 && low == high; }
};

/// The range of all elements; low and high are 0 when none is finite.
ValueRange range_of(const Tensor& values);

/// The range of both together.
ValueRange united(const ValueRange& a, const ValueRange& b);

/// Channel `channel` of (height, width, channels) as (height, width).
Tensor channel_of(const Tensor& map, int channel);

}  // namespace cnn::view
