#include "cnn/nn/view/value_range.hpp"

#include <algorithm>
#include <cmath>

namespace cnn::view {

ValueRange range_of(const Tensor& values) {
  ValueRange range;
  for (const float value : values) {
    if (!std::isfinite(value)) {
      ++range.not_finite;
    } else {
      range.low = range.finite == 0 ? value : std::min(range.low, value);
      range.high = range.finite == 0 ? value : std::max(range.high, value);
      ++range.finite;
    }
  }
  return range;
}

ValueRange united(const ValueRange& a, const ValueRange& b) {
  ValueRange both = a.finite > 0 ? a : b;
  if (a.finite > 0 && b.finite > 0) {
    both.low = std::min(a.low, b.low);
    both.high = std::max(a.high, b.high);
  }
  both.finite = a.finite + b.finite;
  both.not_finite = a.not_finite + b.not_finite;
  return both;
}

Tensor channel_of(const Tensor& map, int channel) {
  const int height = map.shape()[0];
  const int width = map.shape()[1];
  Tensor plane({height, width});
  for (int row = 0; row < height; ++row) {
    for (int column = 0; column < width; ++column) plane(row, column) = map(row, column, channel);
  }
  return plane;
}

}  // namespace cnn::view
