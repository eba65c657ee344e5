#include "cnn/nn/kernels/arguments.hpp"
#include "cnn/nn/kernels/dense.hpp"
#include "cnn/nn/kernels/matrix_product.hpp"
#include "cnn/nn/kernels/sum_rows.hpp"

namespace cnn::kernels {

// The forward pass is output = input · kernel + bias.
void dense_gradients(const Tensor& input, const Tensor& kernel, const Tensor& d_output,
                     Tensor* d_input, Tensor& d_kernel, Tensor* d_bias) {
  require_dense_gradients_arguments("dense_gradients", input, kernel, d_output);
  const int batch = input.shape()[0];
  const int n = input.shape()[1];
  const int units = kernel.shape()[1];

  d_kernel.resize(kernel.shape());
  transposed_product(input.data(), d_output.data(), Sum::fresh, d_kernel.data(), n, batch, units);

  if (d_bias != nullptr) {
    d_bias->resize({units});
    sum_rows(d_output.data(), d_bias->data(), batch, units);
  }
  if (d_input != nullptr) {
    d_input->resize(input.shape());
    product_with_transposed(d_output.data(), kernel.data(), d_input->data(), batch, units, n);
  }
}

DenseGradients dense_gradients_slow(const Tensor& input, const Tensor& kernel,
                                    const Tensor& d_output) {
  require_dense_gradients_arguments("dense_gradients_slow", input, kernel, d_output);
  DenseGradients gradients{Tensor(input.shape()), Tensor(kernel.shape()),
                           Tensor({kernel.shape()[1]})};
  for (int sample = 0; sample < input.shape()[0]; ++sample) {
    for (int unit = 0; unit < kernel.shape()[1]; ++unit) {
      const float d = d_output(sample, unit);
      for (int i = 0; i < input.shape()[1]; ++i) {
        // output(sample, unit) contains input(sample, i) * kernel(i, unit): each factor is told
        // the other, times d.
        gradients.d_input(sample, i) += d * kernel(i, unit);
        gradients.d_kernel(i, unit) += d * input(sample, i);
      }
      gradients.d_bias(unit) += d;
    }
  }
  return gradients;
}

}  // namespace cnn::kernels
