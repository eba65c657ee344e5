#include "cnn/nn/kernels/pooling2d.hpp"

namespace cnn::kernels {

Tensor max_pooling2d(const Tensor& input, const Window& rows, const Window& columns) {
  return max_pooling2d_slow(input, rows, columns);
}

Tensor average_pooling2d(const Tensor& input, const Window& rows, const Window& columns) {
  return average_pooling2d_slow(input, rows, columns);
}

}  // namespace cnn::kernels
