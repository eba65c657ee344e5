#include "cnn/nn/kernels/arguments.hpp"
#include "cnn/nn/kernels/conv2d.hpp"

namespace cnn::kernels {
namespace {

/// One number of the output: the weighted sum of what `filter` sees at position (y, x).
float weighted_sum(const Tensor& input, int image, const Tensor& kernel, int filter,
                   const Window& rows, const Window& columns, int y, int x) {
  float sum = 0;
  for (int i = 0; i < rows.kernel; ++i) {
    for (int j = 0; j < columns.kernel; ++j) {
      const int row = rows.start(y) + i;
      const int column = columns.start(x) + j;
      if (row < 0 || row >= input.shape()[1]) continue;  // padding is zero: adds nothing
      if (column < 0 || column >= input.shape()[2]) continue;
      for (int channel = 0; channel < input.shape()[3]; ++channel) {
        sum += input(image, row, column, channel) * kernel(i, j, channel, filter);
      }
    }
  }
  return sum;
}

}  // namespace

Tensor conv2d_slow(const Tensor& input, const Tensor& kernel, const Tensor& bias,
                   const Window& rows, const Window& columns) {
  require_conv2d_arguments("conv2d_slow", input, kernel, bias, rows, columns);
  const bool has_bias = bias.size() > 0;
  const int batch = input.shape()[0];
  const int filters = kernel.shape()[3];
  Tensor output({batch, rows.output, columns.output, filters});
  for (int image = 0; image < batch; ++image) {
    for (int y = 0; y < rows.output; ++y) {
      for (int x = 0; x < columns.output; ++x) {
        for (int filter = 0; filter < filters; ++filter) {
          output(image, y, x, filter) =
              weighted_sum(input, image, kernel, filter, rows, columns, y, x) +
              (has_bias ? bias(filter) : 0);
        }
      }
    }
  }
  return output;
}

}  // namespace cnn::kernels
