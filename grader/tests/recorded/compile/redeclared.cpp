// 04-channels; told: declared_twice
#include "channels.hpp"

int receptive_field(int layers, int kernel_size) {
  int cells = 1;
  int cells = 1 + layers * (kernel_size - 1);
  return cells;
}
