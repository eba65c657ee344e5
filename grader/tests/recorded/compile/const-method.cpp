// 04-channels; told: write_to_const
#include "channels.hpp"

Tensor response_map(const Tensor& output, int n) {
  output.resize({2, 2});
  return output;
}
