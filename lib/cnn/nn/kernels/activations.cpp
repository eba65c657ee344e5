#include "cnn/nn/kernels/activations.hpp"

namespace cnn::kernels {

void relu(Tensor& values) {
  for (float& value : values) value = value > 0 ? value : 0;
}

}  // namespace cnn::kernels
