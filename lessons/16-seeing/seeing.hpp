// Lesson 16: the functions that you write in seeing.cpp.
#pragma once

#include "cnn/core/tensor.hpp"

using cnn::Tensor;

/// One channel of a feature map as a picture of its own: output[:, :, n].
/// feature_map: (height, width, channels), 0 <= n < channels. Returns (height, width).
Tensor response_map(const Tensor& feature_map, int n);

/// Numbers become grey levels: the least number of the map 0 (black), the greatest 255 (white), the
/// others in proportion between them, rounded to the nearest whole number. A map that holds one
/// number everywhere is dead: all its levels are 0.
/// map: (height, width), any numbers, also negative ones. Returns (height, width).
Tensor normalise(const Tensor& map);

/// Every cell becomes a block of factor×factor equal cells.
/// picture: (height, width), factor >= 1. Returns (height · factor, width · factor).
Tensor magnify(const Tensor& picture, int factor);

/// Ready for you: copies `tile` onto `sheet`, its upper left cell to (top, left).
inline void paste(Tensor& sheet, const Tensor& tile, int top, int left) {
  for (int row = 0; row < tile.shape()[0]; ++row) {
    for (int column = 0; column < tile.shape()[1]; ++column) {
      sheet(top + row, left + column) = tile(row, column);
    }
  }
}

/// All channels of a feature map on one sheet: each by itself normalised, then magnified. Tiles
/// stand in reading order, `columns` in a row, `gutter` cells of paper (255) between two
/// neighbours and none around the sheet. Every channel is drawn; places that are left over in the
/// last row are paper.
/// feature_map: (height, width, channels), columns >= 1, factor >= 1, gutter >= 0.
/// Returns (rows · tile height + (rows - 1) · gutter, the same with columns and tile width).
Tensor contact_sheet(const Tensor& feature_map, int columns, int factor, int gutter);

/// One channel of one filter in colour: 0 is white, negative weights go to blue, positive ones to
/// red. The scale is symmetric around 0 and the same for the whole layer: with m the greatest
/// absolute weight of *all* kernels and s = weight / m, from -1 to 1,
///     red = 255 · (1 + s) where s < 0, else 255
///     green = 255 · (1 - |s|)
///     blue = 255 · (1 - s) where s > 0, else 255
/// rounded to whole numbers. If all weights of the layer are 0, everything is white.
/// kernels: (rows, columns, channels, filters). Returns (rows, columns, 3): red, green, blue.
Tensor filter_picture(const Tensor& kernels, int channel, int filter);
