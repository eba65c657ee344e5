// Where a sheet's pixels lie, for the tests that look at them.
#pragma once

#include "cnn/nn/view/canvas.hpp"

namespace cnn::view {

/// Where the first tile begins: a margin of 16, the header of 27 + 10 + 18 pixels, another margin.
constexpr int first_top = 87;
constexpr int first_left = 16;

/// Pixels of this colour below the header.
inline int count(const Tensor& sheet, Rgb color) {
  int found = 0;
  for (int row = first_top; row < sheet.shape()[0]; ++row) {
    for (int column = 0; column < sheet.shape()[1]; ++column) {
      found += pixel(sheet, row, column) == color ? 1 : 0;
    }
  }
  return found;
}

}  // namespace cnn::view
