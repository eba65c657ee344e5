// 04-channels; told: indentation
#include "channels.hpp"

int receptive_field(int layers, int kernel_size) {
  int cells = 1;
  int count = 0;
  for (int i = 0; i < layers; ++i)
    cells += kernel_size - 1;
    count += 1;
  return cells + count - layers;
}
