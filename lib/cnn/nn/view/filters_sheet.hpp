// What a convolution looks for: its kernel as pictures.
#pragma once

#include <string>

#include "cnn/core/tensor.hpp"

namespace cnn::view {

/// What to write above the sheet, and how much of a deep kernel to draw.
struct FilterOptions {
  std::string title = {};  ///< the layer's name
  std::string note = {};   ///< such as "untrained, seed 1"; may be empty
  int most_filters = 16;   ///< rows of the table of a deep kernel
  int most_channels = 32;  ///< its columns
};

/// Draws a kernel (height, width, channels, filters) as one picture (height, width, 3) of 0..255.
/// Blue is negative, white 0, red positive; the ends are -m and +m, where m is the greatest
/// absolute weight of the whole layer, so that colours compare across filters. NaN and infinite are
/// magenta.
///
/// Up to 4 channels: every filter is a tile `#k`, its channels side by side in it. (Three channels
/// are not mixed into one RGB tile: that would hide the sign.) More channels: a table with a row a
/// filter and a column a channel, at most `most_filters` x `most_channels` of them; the sheet says
/// how many of how many it shows. Throws ShapeError unless `kernel` has rank 4.
Tensor filters_sheet(const Tensor& kernel, const FilterOptions& options);

}  // namespace cnn::view
