// 04-channels; told: sign
#include "channels.hpp"

int receptive_field(int layers, int kernel_size) {
  const int cells = layers kernel_size;
  return 1 + cells;
}
