#include "cnn/nn/kernels/dense.hpp"

#include "cnn/nn/kernels/arguments.hpp"
#include "cnn/nn/kernels/matrix_product.hpp"

namespace cnn::kernels {

void dense(const Tensor& input, const Tensor& kernel, const Tensor& bias, Tensor& output) {
  require_dense_arguments("dense", input, kernel, bias);
  const int batch = input.shape()[0];
  const int n = input.shape()[1];
  const int units = kernel.shape()[1];
  output.resize({batch, units});
  matrix_product(input.data(), kernel.data(), bias.data(), output.data(), batch, n, units);
}

Tensor dense(const Tensor& input, const Tensor& kernel, const Tensor& bias) {
  Tensor output;
  dense(input, kernel, bias, output);
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
      output(sample, unit) = sum + (bias.size() > 0 ? bias(unit) : 0);
    }
  }
  return output;
}

}  // namespace cnn::kernels
