// 04-channels; told: out_of_scope
#include "channels.hpp"

Tensor response_map(const Tensor& output, int n) {
  for (int row = 0; row < output.shape()[0]; ++row) {
    Tensor map({output.shape()[0], output.shape()[1]});
    map(row, 0) = output(row, 0, n);
  }
  return map;
}
