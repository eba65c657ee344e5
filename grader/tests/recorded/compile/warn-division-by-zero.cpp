// 04-channels; told: division_by_zero
#include "channels.hpp"

int receptive_field(int layers, int kernel_size) {
  return layers * kernel_size / 0;
}
