// How far two tensors are apart, as one number that a check can name.
#pragma once

#include <algorithm>
#include <cmath>
#include <limits>

#include "cnn/core/tensor.hpp"

/// The largest |received - expected| / (1 + |expected|) of all elements; infinity when the shapes
/// differ or a number is missing (NaN).
inline double deviation(const cnn::Tensor& received, const cnn::Tensor& expected) {
  constexpr double infinity = std::numeric_limits<double>::infinity();
  if (received.shape() != expected.shape()) return infinity;
  double worst = 0;
  for (std::int64_t i = 0; i < expected.size(); ++i) {
    const double wanted = expected.data()[i];
    const double apart = std::abs(received.data()[i] - wanted) / (1 + std::abs(wanted));
    worst = apart >= 0 ? std::max(worst, apart) : infinity;  // a NaN compares as false
  }
  return worst;
}
