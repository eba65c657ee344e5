#include <cmath>
#include <limits>

#include "cnn/nn/kernels/arguments.hpp"
#include "cnn/nn/kernels/pooling2d.hpp"

namespace cnn::kernels {
namespace {

/// Calls visit(value) for every cell of one channel that lies under the window and inside the
/// input.
template <typename Visit>
void for_each_cell(const Tensor& input, int image, const Window& rows, const Window& columns, int y,
                   int x, int channel, Visit visit) {
  for (int i = 0; i < rows.kernel; ++i) {
    for (int j = 0; j < columns.kernel; ++j) {
      const int row = rows.start(y) + i;
      const int column = columns.start(x) + j;
      if (row < 0 || row >= input.shape()[1]) continue;
      if (column < 0 || column >= input.shape()[2]) continue;
      visit(input(image, row, column, channel));
    }
  }
}

/// Calls pool(image, y, x, channel) for every number of the output.
template <typename Pool>
Tensor pool_every_window(const Tensor& input, const Window& rows, const Window& columns,
                         Pool pool) {
  Tensor output({input.shape()[0], rows.output, columns.output, input.shape()[3]});
  for (int image = 0; image < output.shape()[0]; ++image) {
    for (int y = 0; y < rows.output; ++y) {
      for (int x = 0; x < columns.output; ++x) {
        for (int channel = 0; channel < output.shape()[3]; ++channel) {
          output(image, y, x, channel) = pool(image, y, x, channel);
        }
      }
    }
  }
  return output;
}

}  // namespace

Tensor max_pooling2d_slow(const Tensor& input, const Window& rows, const Window& columns) {
  require_pooling2d_arguments("max_pooling2d_slow", input.shape(), rows, columns);
  return pool_every_window(input, rows, columns, [&](int image, int y, int x, int channel) {
    float largest = -std::numeric_limits<float>::infinity();  // not 0: all cells may be negative
    for_each_cell(input, image, rows, columns, y, x, channel, [&](float value) {
      if (value > largest || std::isnan(value)) largest = value;
    });
    return largest;
  });
}

Tensor average_pooling2d_slow(const Tensor& input, const Window& rows, const Window& columns) {
  require_pooling2d_arguments("average_pooling2d_slow", input.shape(), rows, columns);
  return pool_every_window(input, rows, columns, [&](int image, int y, int x, int channel) {
    float sum = 0;
    int count = 0;
    for_each_cell(input, image, rows, columns, y, x, channel, [&](float value) {
      sum += value;
      ++count;
    });
    return sum / static_cast<float>(count);
  });
}

}  // namespace cnn::kernels
