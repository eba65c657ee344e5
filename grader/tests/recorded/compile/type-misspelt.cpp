// 04-channels; told: misspelt
#include "channels.hpp"

float patch_response(const Tensor& patch, const Tensor& kernels, const Tensor& bias, int filter) {
  flaot sum = bias(filter);
  return sum;
}
