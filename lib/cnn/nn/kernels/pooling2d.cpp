#include "cnn/nn/kernels/pooling2d.hpp"

#include <algorithm>
#include <limits>

#include "cnn/nn/kernels/arguments.hpp"
#include "cnn/nn/kernels/pooling2d_view.hpp"

// All channels of a cell go at once: they lie together in memory, so the loops over them become
// vector instructions.

namespace cnn::kernels {

void max_pooling2d(const Tensor& input, const Window& rows, const Window& columns, Tensor& output) {
  const Shape& shape = input.shape();
  require_pooling2d_arguments("max_pooling2d", shape, rows, columns);
  const int channels = shape[3];
  output.resize({shape[0], rows.output, columns.output, channels});
  std::fill(output.begin(), output.end(), -std::numeric_limits<float>::infinity());
  for_each_view(shape, rows, columns, [&](const View& view, std::int64_t position) {
    float* largest = output.data() + position;
    view.for_each_cell([&](std::int64_t offset) {
      const float* cell = input.data() + offset;
      for (int c = 0; c < channels; ++c) {
        const bool wins = cell[c] > largest[c] || cell[c] != cell[c];  // a NaN equals nothing
        largest[c] = wins ? cell[c] : largest[c];
      }
    });
  });
}

void average_pooling2d(const Tensor& input, const Window& rows, const Window& columns,
                       Tensor& output) {
  const Shape& shape = input.shape();
  require_pooling2d_arguments("average_pooling2d", shape, rows, columns);
  const int channels = shape[3];
  output.resize({shape[0], rows.output, columns.output, channels});
  std::fill(output.begin(), output.end(), 0.0F);
  for_each_view(shape, rows, columns, [&](const View& view, std::int64_t position) {
    float* sum = output.data() + position;
    view.for_each_cell([&](std::int64_t offset) {
      const float* cell = input.data() + offset;
      for (int c = 0; c < channels; ++c) sum[c] += cell[c];
    });
    const auto count = static_cast<float>(view.cells());
    for (int c = 0; c < channels; ++c) sum[c] /= count;
  });
}

Tensor max_pooling2d(const Tensor& input, const Window& rows, const Window& columns) {
  Tensor output;
  max_pooling2d(input, rows, columns, output);
  return output;
}

Tensor average_pooling2d(const Tensor& input, const Window& rows, const Window& columns) {
  Tensor output;
  average_pooling2d(input, rows, columns, output);
  return output;
}

}  // namespace cnn::kernels
