// 04-channels; told: brace_before_function
#include "channels.hpp"

float patch_response(const Tensor& patch, const Tensor& kernels, const Tensor& bias, int filter) {
  float sum = bias(filter);
  for (int i = 0; i < patch.shape()[0]; ++i) {
    sum += patch(i, 0, 0) * kernels(i, 0, 0, filter);
  return sum;
}

int receptive_field(int layers, int kernel_size) {
  return 1 + layers * (kernel_size - 1);
}
