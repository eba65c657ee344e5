// 04-channels; told: semicolon
#include "channels.hpp"

Tensor response_map(const Tensor& output, int n) {
  Tensor map({output.shape()[0], output.shape()[1]});
  map(0, 0) = output(0, 0, n)
  return map;
}
