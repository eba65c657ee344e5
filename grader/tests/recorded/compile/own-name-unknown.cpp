// 04-channels; told: unknown_name
#include "channels.hpp"

int receptive_field(int layers, int kernel_size) {
  return 1 + rest * kernel_size;
}
