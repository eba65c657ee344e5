// 04-channels; told: narrowing
#include "channels.hpp"

Tensor response_map(const Tensor& output, int n) {
  Tensor map({output.size(), output.shape()[1]});
  return map;
}
