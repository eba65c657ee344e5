#include "cnn/nn/kernels/conv2d.hpp"

#include "cnn/nn/kernels/arguments.hpp"
#include "cnn/nn/kernels/conv2d_ways.hpp"
#include "cnn/nn/kernels/padding2d.hpp"

namespace cnn::kernels {
namespace {

/// Patches of up to this many floats are not worth copying (measured by bench_kernels).
constexpr int short_patch = 64;

/// Whether to convolve directly. A 1x1 kernel goes to the product, which then copies nothing.
bool direct_pays(const Shape& kernel) {
  const int window = kernel[0] * kernel[1];
  return window > 1 && window * kernel[2] <= short_patch && kernel[3] % direct_filters == 0;
}

Tensor convolve_padded(const Tensor& padded, const Tensor& kernel, const Tensor& bias,
                       const Window& rows, const Window& columns) {
  return direct_pays(kernel.shape()) ? conv2d_direct(padded, kernel, bias, rows, columns)
                                     : conv2d_product(padded, kernel, bias, rows, columns);
}

}  // namespace

Tensor conv2d(const Tensor& input, const Tensor& kernel, const Tensor& bias, const Window& rows,
              const Window& columns) {
  require_conv2d_arguments("conv2d", input, kernel, bias, rows, columns);
  if (rows.before + rows.after + columns.before + columns.after == 0) {
    return convolve_padded(input, kernel, bias, rows, columns);
  }
  const Tensor padded =
      zero_padding2d(input, rows.before, rows.after, columns.before, columns.after);
  return convolve_padded(padded, kernel, bias, rows, columns);
}

}  // namespace cnn::kernels
