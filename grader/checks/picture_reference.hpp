// Right answers about pictures, by slow loops in double.
#pragma once

#include "cnn/core/tensor.hpp"

namespace convlings::checks {

/// The numbers of map (height, width) as levels 0 to 255, all 0 for a map of one number.
cnn::Tensor reference_levels(const cnn::Tensor& map);

/// The level of one number between the least and the greatest, not rounded; 0 when these are equal.
double level_of(double number, double least, double greatest);

/// The tiles of feature_map (height, width, channels) in rows of `columns`, each channel by itself
/// from 0 to 255 and every cell factor×factor large, on paper of 255.
cnn::Tensor reference_sheet(const cnn::Tensor& feature_map, int columns, int factor, int gutter);

/// Channel `channel` of filter `filter` of kernels (rows, columns, channels, filters) as colours
/// (rows, columns, 3), blue below 0, red above, one scale for all kernels.
cnn::Tensor reference_filter(const cnn::Tensor& kernels, int channel, int filter);

/// The greatest absolute weight.
double greatest_weight(const cnn::Tensor& kernels);

/// No level of such a map lies in the middle between two whole numbers, so that it does not matter
/// in which order somebody divides and multiplies: where greatest - least is even, every cell that
/// is the greatest of its channel grows by 1. `map` (height, width, channels) holds whole numbers.
cnn::Tensor without_ties(cnn::Tensor map);

}  // namespace convlings::checks
