// 04-channels; told: number_has_no_members
#include "channels.hpp"

int receptive_field(int layers, int kernel_size) {
  return 1 + layers.size() * (kernel_size - 1);
}
