#include "cnn/nn/kernels/activations.hpp"
#include "cnn/nn/kernels/arguments.hpp"

namespace cnn::kernels {

void relu_gradient(const Tensor& output, Tensor& gradient) {
  require_same_shape("relu_gradient", "gradient", gradient.shape(), "output", output.shape());
  const float* y = output.data();
  for (float& d : gradient) d = *y++ == 0 ? 0 : d;
}

void sigmoid_gradient(const Tensor& output, Tensor& gradient) {
  require_same_shape("sigmoid_gradient", "gradient", gradient.shape(), "output", output.shape());
  const float* y = output.data();
  for (float& d : gradient) {
    d *= *y * (1 - *y);
    ++y;
  }
}

// Every output y_i shares its sum with all others of the row, so that input j is told
// y_j · (d_j - Σ_i y_i · d_i): how much its share matters compared with the mean of all.
void softmax_gradient(const Tensor& output, Tensor& gradient) {
  require_same_shape("softmax_gradient", "gradient", gradient.shape(), "output", output.shape());
  require_last_axis("softmax_gradient", output.shape());
  const int length = output.shape()[output.shape().rank() - 1];
  const float* y = output.data();
  for (float* d = gradient.begin(); d != gradient.end(); d += length, y += length) {
    float mean = 0;  // of the gradients, weighted with the probabilities
    for (int i = 0; i < length; ++i) mean += y[i] * d[i];
    for (int i = 0; i < length; ++i) d[i] = y[i] * (d[i] - mean);
  }
}

}  // namespace cnn::kernels
