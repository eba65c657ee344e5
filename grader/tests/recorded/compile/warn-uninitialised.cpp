// 04-channels; told: uninitialised
#include "channels.hpp"

int receptive_field(int layers, int kernel_size) {
  int cells;
  for (int i = 0; i < layers; ++i) cells += kernel_size - 1;
  return cells;
}
