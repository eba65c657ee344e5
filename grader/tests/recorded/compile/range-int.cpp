// 04-channels; told: range_over_number
#include "channels.hpp"

int receptive_field(int layers, int kernel_size) {
  int cells = 1;
  for (int i : layers) cells += kernel_size - 1;
  return cells;
}
