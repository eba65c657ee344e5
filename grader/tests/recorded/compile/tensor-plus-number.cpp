// 04-channels; told: tensor_arithmetic
#include "channels.hpp"

float patch_response(const Tensor& patch, const Tensor& kernels, const Tensor& bias, int filter) {
  return patch(0, 0, 0) * kernels(0, 0, 0, filter) + bias;
}
