#include "cnn/nn/kernels/arguments.hpp"
#include "cnn/nn/kernels/conv2d.hpp"

namespace cnn::kernels {
namespace {

/// Hands d, the gradient of one number of the output, back to all that went into it. That number is
/// the sum of input * kernel over the window, plus the bias: in a product each factor's gradient is
/// d times the other factor, in a sum it is d itself.
void hand_back(float d, const Tensor& input, int image, const Tensor& kernel, int filter,
               const Window& rows, const Window& columns, int y, int x,
               Conv2DGradients& gradients) {
  for (int i = 0; i < rows.kernel; ++i) {
    for (int j = 0; j < columns.kernel; ++j) {
      const int row = rows.start(y) + i;
      const int column = columns.start(x) + j;
      if (row < 0 || row >= input.shape()[1]) continue;  // padding is zero, and nobody's input
      if (column < 0 || column >= input.shape()[2]) continue;
      for (int channel = 0; channel < input.shape()[3]; ++channel) {
        gradients.d_input(image, row, column, channel) += d * kernel(i, j, channel, filter);
        gradients.d_kernel(i, j, channel, filter) += d * input(image, row, column, channel);
      }
    }
  }
  gradients.d_bias(filter) += d;
}

}  // namespace

Conv2DGradients conv2d_gradients_slow(const Tensor& input, const Tensor& kernel,
                                      const Tensor& d_output, const Window& rows,
                                      const Window& columns) {
  require_conv2d_gradients_arguments("conv2d_gradients_slow", input, kernel, d_output, rows,
                                     columns);
  const int filters = kernel.shape()[3];
  Conv2DGradients gradients{Tensor(input.shape()), Tensor(kernel.shape()), Tensor({filters})};
  for (int image = 0; image < input.shape()[0]; ++image) {
    for (int y = 0; y < rows.output; ++y) {
      for (int x = 0; x < columns.output; ++x) {
        for (int filter = 0; filter < filters; ++filter) {
          hand_back(d_output(image, y, x, filter), input, image, kernel, filter, rows, columns, y,
                    x, gradients);
        }
      }
    }
  }
  return gradients;
}

}  // namespace cnn::kernels
