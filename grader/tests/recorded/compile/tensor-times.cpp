// 04-channels; told: tensor_arithmetic
#include "channels.hpp"

float patch_response(const Tensor& patch, const Tensor& kernels, const Tensor& bias, int filter) {
  const Tensor product = patch * kernels;
  return bias(filter) + product(0, 0, 0);
}
