// 04-channels; told: type_in_call
#include "channels.hpp"

Tensor conv2d(const Tensor& image, const Tensor& kernels, const Tensor& bias) {
  return response_map(const Tensor& image, int n);
}
