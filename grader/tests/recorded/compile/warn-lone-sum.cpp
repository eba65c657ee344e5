// 04-channels; told: result_unused
#include "channels.hpp"

int receptive_field(int layers, int kernel_size) {
  int cells = 1;
  cells + layers * (kernel_size - 1);
  return cells;
}
