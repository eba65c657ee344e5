#include "seeing.hpp"

#include <algorithm>
#include <cmath>

// Exercise 1 of 5: one sheet of the block.
// The feature map is a block (height, width, channels). Copy the numbers of channel n into a tensor
// (height, width). Budget: 7 lines.
Tensor response_map(const Tensor& feature_map, int n) {
  // BEGIN SOLUTION
  Tensor map({feature_map.shape()[0], feature_map.shape()[1]});
  for (int row = 0; row < map.shape()[0]; ++row) {
    for (int column = 0; column < map.shape()[1]; ++column) {
      map(row, column) = feature_map(row, column, n);
    }
  }
  return map;
  // END SOLUTION
}

// Exercise 2 of 5: from any numbers to 256 grey levels.
//     level = 255 · (number - least) / (greatest - least), rounded
// *std::min_element(map.begin(), map.end()) is the least number; std::max_element finds the other
// end, std::round the nearest whole number. What happens to the formula when all numbers are equal?
// Budget: 10 lines.
Tensor normalise(const Tensor& map) {
  // BEGIN SOLUTION
  const float least = *std::min_element(map.begin(), map.end());
  const float greatest = *std::max_element(map.begin(), map.end());
  Tensor levels(map.shape());
  if (greatest == least) return levels;
  for (int row = 0; row < map.shape()[0]; ++row) {
    for (int column = 0; column < map.shape()[1]; ++column) {
      levels(row, column) = std::round(255 * (map(row, column) - least) / (greatest - least));
    }
  }
  return levels;
  // END SOLUTION
}

// Exercise 3 of 5: a magnifying glass.
// Walk over the cells of the *large* picture. Which cell of the small one is each a copy of? A
// division of ints knows. Budget: 7 lines.
Tensor magnify(const Tensor& picture, int factor) {
  // BEGIN SOLUTION
  Tensor large({picture.shape()[0] * factor, picture.shape()[1] * factor});
  for (int row = 0; row < large.shape()[0]; ++row) {
    for (int column = 0; column < large.shape()[1]; ++column) {
      large(row, column) = picture(row / factor, column / factor);
    }
  }
  return large;
  // END SOLUTION
}

// Exercise 4 of 5: the contact sheet.
// A tile is magnify(normalise(response_map(…))). How high and wide is it, and how many rows of
// tiles are there, when the last one may be incomplete? Make the sheet, fill it with paper:
//     std::fill(sheet.begin(), sheet.end(), 255.0F);
// and paste each tile, see seeing.hpp. Tile n stands in row n / columns, column n % columns.
// Budget: 13 lines.
Tensor contact_sheet(const Tensor& feature_map, int columns, int factor, int gutter) {
  // BEGIN SOLUTION
  const int height = feature_map.shape()[0] * factor;
  const int width = feature_map.shape()[1] * factor;
  const int channels = feature_map.shape()[2];
  const int rows = (channels + columns - 1) / columns;
  Tensor sheet({rows * (height + gutter) - gutter, columns * (width + gutter) - gutter});
  std::fill(sheet.begin(), sheet.end(), 255.0F);
  for (int n = 0; n < channels; ++n) {
    const Tensor tile = magnify(normalise(response_map(feature_map, n)), factor);
    const int top = n / columns * (height + gutter);
    const int left = n % columns * (width + gutter);
    paste(sheet, tile, top, left);
  }
  return sheet;
  // END SOLUTION
}

// Exercise 5 of 5: what a filter looks for, in colour.
// First find m, the greatest absolute weight of the whole layer: for (const float weight : kernels)
// visits all of them. Then three numbers for each cell of the one channel of the one filter, by the
// formulas in seeing.hpp. std::min(s, 0.0F) is s where it is negative, else 0. No division by 0.
// Budget: 13 lines.
Tensor filter_picture(const Tensor& kernels, int channel, int filter) {
  // BEGIN SOLUTION
  float greatest = 0;
  for (const float weight : kernels) greatest = std::max(greatest, std::abs(weight));
  Tensor picture({kernels.shape()[0], kernels.shape()[1], 3});
  for (int row = 0; row < picture.shape()[0]; ++row) {
    for (int column = 0; column < picture.shape()[1]; ++column) {
      const float weight = kernels(row, column, channel, filter);
      const float share = greatest == 0 ? 0 : weight / greatest;
      picture(row, column, 0) = std::round(255 * (1 + std::min(share, 0.0F)));
      picture(row, column, 1) = std::round(255 * (1 - std::abs(share)));
      picture(row, column, 2) = std::round(255 * (1 - std::max(share, 0.0F)));
    }
  }
  return picture;
  // END SOLUTION
}
