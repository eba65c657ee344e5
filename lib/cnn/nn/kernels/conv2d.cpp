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

void convolve_padded(const Tensor& padded, const Tensor& kernel, const Tensor& bias,
                     const Window& rows, const Window& columns, Tensor& output) {
  const auto convolve = direct_pays(kernel.shape()) ? conv2d_direct : conv2d_product;
  convolve(padded, kernel, bias, rows, columns, output);
}

}  // namespace

void conv2d(const Tensor& input, const Tensor& kernel, const Tensor& bias, const Window& rows,
            const Window& columns, Tensor& output) {
  require_conv2d_arguments("conv2d", input, kernel, bias, rows, columns);
  if (rows.before + rows.after + columns.before + columns.after == 0) {
    convolve_padded(input, kernel, bias, rows, columns, output);
    return;
  }
  thread_local Tensor padded;  // keeps its memory from call to call, like a Scratch
  zero_padding2d(input, rows.before, rows.after, columns.before, columns.after, padded);
  convolve_padded(padded, kernel, bias, rows, columns, output);
}

Tensor conv2d(const Tensor& input, const Tensor& kernel, const Tensor& bias, const Window& rows,
              const Window& columns) {
  Tensor output;
  conv2d(input, kernel, bias, rows, columns, output);
  return output;
}

}  // namespace cnn::kernels
