// 04-channels; told: misspelt
#include "channels.hpp"

float patch_response(const Tensor& patch, const Tensor& kernels, const Tensor& bias, int filter) {
  return bias(filter) + patch(0, 0, 0) * kernel(0, 0, 0, filter);
}
