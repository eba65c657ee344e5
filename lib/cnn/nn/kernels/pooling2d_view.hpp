// What one window of a pooling sees, and the walk over all windows: shared by both directions.
#pragma once

#include <algorithm>
#include <cstdint>

#include "cnn/core/shape.hpp"
#include "cnn/core/window.hpp"

namespace cnn::kernels {

/// The cells under a window that are really inside an axis: first, and one past the last.
struct Span {
  int first;
  int last;
  int size() const { return last - first; }
};

inline Span inside(const Window& window, int position, int extent) {
  const int start = window.start(position);
  return {std::max(start, 0), std::min(start + window.kernel, extent)};
}

/// What one window sees of an image: where its first cell lies in the input, and how far it is to
/// the cell below and to the right, in floats.
struct View {
  std::int64_t first;
  std::int64_t row_step;
  std::int64_t column_step;
  int rows;
  int columns;
  int cells() const { return rows * columns; }

  /// Calls visit(offset of the cell's channels in the input) for every cell, row by row.
  template <typename Visit>
  void for_each_cell(Visit visit) const {
    for (int i = 0; i < rows; ++i) {
      for (int j = 0; j < columns; ++j) visit(first + i * row_step + j * column_step);
    }
  }
};

/// Calls visit(view, offset of the position's channels in the output) for every window, in the
/// order of the output.
template <typename Visit>
void for_each_view(const Shape& input, const Window& rows, const Window& columns, Visit visit) {
  const int height = input[1];
  const int width = input[2];
  const std::int64_t channels = input[3];
  std::int64_t position = 0;
  for (std::int64_t image = 0; image < input[0]; ++image) {
    for (int y = 0; y < rows.output; ++y) {
      const Span under_rows = inside(rows, y, height);
      const std::int64_t row = (image * height + under_rows.first) * width;
      for (int x = 0; x < columns.output; ++x, position += channels) {
        const Span under_columns = inside(columns, x, width);
        visit(View{.first = (row + under_columns.first) * channels,
                   .row_step = width * channels,
                   .column_step = channels,
                   .rows = under_rows.size(),
                   .columns = under_columns.size()},
              position);
      }
    }
  }
}

}  // namespace cnn::kernels
