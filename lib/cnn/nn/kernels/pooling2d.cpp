#include "cnn/nn/kernels/pooling2d.hpp"

#include <algorithm>
#include <limits>

#include "cnn/nn/kernels/arguments.hpp"

namespace cnn::kernels {
namespace {

/// The cells under a window that are really inside an axis: first, and one past the last.
struct Span {
  int first;
  int last;
  int size() const { return last - first; }
};

Span inside(const Window& window, int position, int extent) {
  const int start = window.start(position);
  return {std::max(start, 0), std::min(start + window.kernel, extent)};
}

/// Where one window looks: an image of the batch, and the rows and columns inside it.
struct View {
  std::int64_t image;
  Span rows;
  Span columns;
  int cells() const { return rows.size() * columns.size(); }
};

/// Calls combine(cell, pooled, channels) for every cell in view. All channels of a cell go at once:
/// they lie together in memory, so the loops over them become vector instructions.
template <typename Combine>
void combine_cells(const Tensor& input, const View& view, float* pooled, Combine combine) {
  const int height = input.shape()[1];
  const int width = input.shape()[2];
  const int channels = input.shape()[3];
  for (int row = view.rows.first; row < view.rows.last; ++row) {
    const std::int64_t first = (view.image * height + row) * width + view.columns.first;
    const float* cell = input.data() + first * channels;
    for (int i = 0; i < view.columns.size(); ++i, cell += channels) {
      combine(cell, pooled, channels);
    }
  }
}

/// Every number of the output begins as `start`, takes in the cells under its window by `combine`,
/// and is completed by finish(pooled, channels, number of cells).
template <typename Combine, typename Finish>
Tensor pool(const Tensor& input, const Window& rows, const Window& columns, float start,
            Combine combine, Finish finish) {
  const int batch = input.shape()[0];
  const int channels = input.shape()[3];
  Tensor output({batch, rows.output, columns.output, channels});
  std::fill(output.begin(), output.end(), start);
  float* pooled = output.data();  // (channels,) of the current position
  for (int image = 0; image < batch; ++image) {
    for (int y = 0; y < rows.output; ++y) {
      const Span under_rows = inside(rows, y, input.shape()[1]);
      for (int x = 0; x < columns.output; ++x, pooled += channels) {
        const View view{image, under_rows, inside(columns, x, input.shape()[2])};
        combine_cells(input, view, pooled, combine);
        finish(pooled, channels, view.cells());
      }
    }
  }
  return output;
}

}  // namespace

Tensor max_pooling2d(const Tensor& input, const Window& rows, const Window& columns) {
  require_pooling2d_arguments("max_pooling2d", input, rows, columns);
  return pool(
      input, rows, columns, -std::numeric_limits<float>::infinity(),
      [](const float* cell, float* largest, int channels) {
        for (int c = 0; c < channels; ++c) largest[c] = std::max(largest[c], cell[c]);
      },
      [](float*, int, int) {});
}

Tensor average_pooling2d(const Tensor& input, const Window& rows, const Window& columns) {
  require_pooling2d_arguments("average_pooling2d", input, rows, columns);
  return pool(
      input, rows, columns, 0,
      [](const float* cell, float* sum, int channels) {
        for (int c = 0; c < channels; ++c) sum[c] += cell[c];
      },
      [](float* sum, int channels, int count) {
        for (int c = 0; c < channels; ++c) sum[c] /= static_cast<float>(count);
      });
}

}  // namespace cnn::kernels
