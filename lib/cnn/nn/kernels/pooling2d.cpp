#include "cnn/nn/kernels/pooling2d.hpp"

#include <algorithm>

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

/// Calls combine(cell, sums, channels) for every cell under a window, after the first has been
/// copied to the output; then finish(sums, channels, count). All channels of a cell go at once:
/// they lie together in memory, so the loops over them become vector instructions.
template <typename Combine, typename Finish>
Tensor pool(const Tensor& input, const Window& rows, const Window& columns, Combine combine,
            Finish finish) {
  const int batch = input.shape()[0];
  const int height = input.shape()[1];
  const int width = input.shape()[2];
  const int channels = input.shape()[3];
  Tensor output({batch, rows.output, columns.output, channels});
  float* pooled = output.data();  // (channels,) of the current position
  for (std::int64_t image = 0; image < batch; ++image) {
    for (int y = 0; y < rows.output; ++y) {
      const Span under_rows = inside(rows, y, height);
      for (int x = 0; x < columns.output; ++x, pooled += channels) {
        const Span under_columns = inside(columns, x, width);
        for (int row = under_rows.first; row < under_rows.last; ++row) {
          const float* cell =
              input.data() + ((image * height + row) * width + under_columns.first) * channels;
          for (int column = 0; column < under_columns.size(); ++column, cell += channels) {
            const bool first = row == under_rows.first && column == 0;
            if (first) {
              std::copy_n(cell, channels, pooled);
            } else {
              combine(cell, pooled, channels);
            }
          }
        }
        finish(pooled, channels, under_rows.size() * under_columns.size());
      }
    }
  }
  return output;
}

}  // namespace

Tensor max_pooling2d(const Tensor& input, const Window& rows, const Window& columns) {
  require_pooling2d_arguments("max_pooling2d", input, rows, columns);
  return pool(
      input, rows, columns,
      [](const float* cell, float* largest, int channels) {
        for (int c = 0; c < channels; ++c) largest[c] = std::max(largest[c], cell[c]);
      },
      [](float*, int, int) {});
}

Tensor average_pooling2d(const Tensor& input, const Window& rows, const Window& columns) {
  require_pooling2d_arguments("average_pooling2d", input, rows, columns);
  return pool(
      input, rows, columns,
      [](const float* cell, float* sum, int channels) {
        for (int c = 0; c < channels; ++c) sum[c] += cell[c];
      },
      [](float* sum, int channels, int count) {
        for (int c = 0; c < channels; ++c) sum[c] /= static_cast<float>(count);
      });
}

}  // namespace cnn::kernels
