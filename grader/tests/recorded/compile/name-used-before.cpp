// 04-channels; told: used_before
#include "channels.hpp"

int receptive_field(int layers, int kernel_size) {
  const int cells = 1 + layers * each;
  const int each = kernel_size - 1;
  return cells;
}
