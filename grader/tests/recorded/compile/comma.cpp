// 04-channels; told: comma
#include "channels.hpp"

float patch_response(const Tensor& patch, const Tensor& kernels, const Tensor& bias, int filter) {
  return bias(filter) + patch(0, 0 0) * kernels(0, 0, 0, filter);
}
