// 04-channels; told: no_such_header

#include "chanels.hpp"
int receptive_field(int layers, int kernel_size) {
  return 1 + layers * (kernel_size - 1);
}
