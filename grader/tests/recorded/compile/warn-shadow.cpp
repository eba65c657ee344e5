// 04-channels; told: shadow
#include "channels.hpp"

int receptive_field(int layers, int kernel_size) {
  int cells = 1;
  for (int i = 0; i < layers; ++i) {
    int cells = kernel_size - 1;
    cells += 1;
  }
  return cells;
}
