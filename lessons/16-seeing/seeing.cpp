#include "seeing.hpp"

#include <algorithm>
#include <cmath>

// Exercise 1 of 5: one sheet of the block.
// The feature map is a block (height, width, channels). Copy the numbers of channel n into a tensor
// (height, width). Budget: 7 lines.
Tensor response_map(const Tensor& feature_map, int n) {
  // ...
  throw cnn::NotWritten(__func__);
}

// Exercise 2 of 5: from any numbers to 256 grey levels.
//     level = 255 · (number - least) / (greatest - least), rounded
// *std::min_element(map.begin(), map.end()) is the least number; std::max_element finds the other
// end, std::round the nearest whole number. What happens to the formula when all numbers are equal?
// Budget: 10 lines.
Tensor normalise(const Tensor& map) {
  // ...
  throw cnn::NotWritten(__func__);
}

// Exercise 3 of 5: a magnifying glass.
// Walk over the cells of the *large* picture. Which cell of the small one is each a copy of? A
// division of ints knows. Budget: 7 lines.
Tensor magnify(const Tensor& picture, int factor) {
  // ...
  throw cnn::NotWritten(__func__);
}

// Exercise 4 of 5: the contact sheet.
// A tile is magnify(normalise(response_map(…))). How high and wide is it, and how many rows of
// tiles are there, when the last one may be incomplete? Make the sheet, fill it with paper:
//     std::fill(sheet.begin(), sheet.end(), 255.0F);
// and paste each tile, see seeing.hpp. Tile n stands in row n / columns, column n % columns.
// Budget: 13 lines.
Tensor contact_sheet(const Tensor& feature_map, int columns, int factor, int gutter) {
  // ...
  throw cnn::NotWritten(__func__);
}

// Exercise 5 of 5: what a filter looks for, in colour.
// First find m, the greatest absolute weight of the whole layer: for (const float weight : kernels)
// visits all of them. Then three numbers for each cell of the one channel of the one filter, by the
// formulas in seeing.hpp. std::min(s, 0.0F) is s where it is negative, else 0. No division by 0.
// Budget: 13 lines.
Tensor filter_picture(const Tensor& kernels, int channel, int filter) {
  // ...
  throw cnn::NotWritten(__func__);
}
