// Is a committed picture still what its function draws?
#pragma once

#include <string>

#include "cnn/core/tensor.hpp"

namespace convlings {

/// Levels of 0..255 that no part of any pixel may be further off. Another compiler or processor
/// rounds the last bit of a sum otherwise; a number on the border between two colours then takes
/// its neighbour's, and neighbours in viridis are 3 levels apart at most.
inline constexpr int color_tolerance = 3;

/// What is different, in words: "41 of 2000 pixels have another colour"; empty when the two agree
/// within the tolerance. Both are (height, width, 3) of 0..255; fractions are rounded first, as a
/// PNG has none.
std::string difference(const cnn::Tensor& committed, const cnn::Tensor& drawn);

}  // namespace convlings
