// 04-channels; told: outside_function
#include "channels.hpp"

int receptive_field(int layers, int kernel_size) {
  int cells = 1;
  for (int i = 0; i < layers; ++i)
    cells += kernel_size - 1;
  }
  return cells;
}
