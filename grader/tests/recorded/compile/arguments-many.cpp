// 04-channels; told: argument_count
#include "channels.hpp"

Tensor conv2d(const Tensor& image, const Tensor& kernels, const Tensor& bias) {
  return response_map(image, 0, 1);
}
