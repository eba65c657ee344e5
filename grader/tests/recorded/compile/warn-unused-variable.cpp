// 04-channels; told: unused_variable
#include "channels.hpp"

int receptive_field(int layers, int kernel_size) {
  int unused = 7;
  return 1 + layers * (kernel_size - 1);
}
