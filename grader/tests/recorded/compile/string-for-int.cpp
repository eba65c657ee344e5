// 04-channels; told: wrong_type
#include "channels.hpp"

int receptive_field(int layers, int kernel_size) {
  int cells = "1";
  return cells + layers * (kernel_size - 1);
}
