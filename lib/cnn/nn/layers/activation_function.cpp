#include "cnn/nn/layers/activation_function.hpp"

#include "cnn/nn/kernels/activations.hpp"

namespace cnn {

const char* to_string(ActivationFunction function) {
  switch (function) {
    case relu:
      return "relu";
    case sigmoid:
      return "sigmoid";
    case softmax:
      return "softmax";
    case linear:
      break;
  }
  return "linear";
}

void activate(Tensor& values, ActivationFunction function) {
  switch (function) {
    case relu:
      return kernels::relu(values);
    case sigmoid:
      return kernels::sigmoid(values);
    case softmax:
      return kernels::softmax(values);
    case linear:
      return;
  }
}

void activate_gradient(const Tensor& output, ActivationFunction function, Tensor& gradient) {
  switch (function) {
    case relu:
      return kernels::relu_gradient(output, gradient);
    case sigmoid:
      return kernels::sigmoid_gradient(output, gradient);
    case softmax:
      return kernels::softmax_gradient(output, gradient);
    case linear:
      return;
  }
}

}  // namespace cnn
