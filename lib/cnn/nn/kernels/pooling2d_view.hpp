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

/// Where one window looks: an image of the batch, and the rows and columns inside it.
struct View {
  std::int64_t image;
  Span rows;
  Span columns;
  int cells() const { return rows.size() * columns.size(); }

  /// Calls visit(offset of the cell's channels in the input) for every cell, row by row.
  template <typename Visit>
  void for_each_cell(const Shape& input, Visit visit) const {
    const std::int64_t channels = input[3];
    std::int64_t row = ((image * input[1] + rows.first) * input[2] + columns.first) * channels;
    for (int i = 0; i < rows.size(); ++i, row += input[2] * channels) {
      for (int j = 0; j < columns.size(); ++j) visit(row + j * channels);
    }
  }
};

/// Calls visit(view, offset of the position's channels in the output) for every window, in the
/// order of the output.
template <typename Visit>
void for_each_view(const Shape& input, const Window& rows, const Window& columns, Visit visit) {
  std::int64_t position = 0;
  for (int image = 0; image < input[0]; ++image) {
    for (int y = 0; y < rows.output; ++y) {
      const Span under_rows = inside(rows, y, input[1]);
      for (int x = 0; x < columns.output; ++x, position += input[3]) {
        visit(View{image, under_rows, inside(columns, x, input[2])}, position);
      }
    }
  }
}

}  // namespace cnn::kernels
