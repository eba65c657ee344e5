// 04-channels; told: no_type
#include "channels.hpp"

int receptive_field(int layers, int kernel_size) {
  int cells = 1;
  for (i = 0; i < layers; ++i) cells += kernel_size - 1;
  return cells;
}
