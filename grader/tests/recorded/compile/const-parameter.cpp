// 04-channels; told: write_to_const
#include "channels.hpp"

Tensor response_map(const Tensor& output, int n) {
  output(0, 0, n) = 0;
  return output;
}
