// 04-channels; told: declared_twice
#include "channels.hpp"

int receptive_field(int layers, int kernel_size) {
  int layers = 3;
  return 1 + layers * (kernel_size - 1);
}
