// 04-channels; told: no_type
#include "channels.hpp"

int receptive_field(int layers, int kernel_size) {
  total = 1;
  total += layers * (kernel_size - 1);
  return total;
}
