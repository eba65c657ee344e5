// 04-channels; told: number_for_tensor
#include "channels.hpp"

Tensor response_map(const Tensor& output, int n) {
  Tensor map({output.shape()[0], output.shape()[1]});
  map = output(0, 0, n);
  return map;
}
