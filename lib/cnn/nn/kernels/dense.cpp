#include "cnn/nn/kernels/dense.hpp"

#include "cnn/nn/kernels/arguments.hpp"
#include "cnn/nn/kernels/matrix_product.hpp"

namespace cnn::kernels {
namespace {

void require_dense_arguments(const char* who, const Tensor& input, const Tensor& kernel,
                             const Tensor& bias) {
  require_axes(who, "input", input.shape(), 2, "(batch, n)");
  require_axes(who, "kernel", kernel.shape(), 2, "(n, units)");
  require_axes(who, "bias", bias.shape(), 1, "(units,)");
  require_equal(who, "kernel's rows", kernel.shape()[0], "inputs", input.shape()[1]);
  require_equal(who, "bias's units", bias.shape()[0], "kernel's units", kernel.shape()[1]);
}

}  // namespace

Tensor dense(const Tensor& input, const Tensor& kernel, const Tensor& bias) {
  require_dense_arguments("dense", input, kernel, bias);
  const int batch = input.shape()[0];
  const int n = input.shape()[1];
  const int units = kernel.shape()[1];
  Tensor output({batch, units});
  matrix_product(input.data(), kernel.data(), bias.data(), output.data(), batch, n, units);
  return output;
}

Tensor dense_slow(const Tensor& input, const Tensor& kernel, const Tensor& bias) {
  require_dense_arguments("dense_slow", input, kernel, bias);
  const int batch = input.shape()[0];
  const int units = kernel.shape()[1];
  Tensor output({batch, units});
  for (int sample = 0; sample < batch; ++sample) {
    for (int unit = 0; unit < units; ++unit) {
      float sum = 0;
      for (int i = 0; i < input.shape()[1]; ++i) sum += input(sample, i) * kernel(i, unit);
      output(sample, unit) = sum + bias(unit);
    }
  }
  return output;
}

}  // namespace cnn::kernels
