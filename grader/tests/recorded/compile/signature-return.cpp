// 04-channels; told: return_type_changed
#include "channels.hpp"

float receptive_field(int layers, int kernel_size) {
  return 1 + layers * (kernel_size - 1);
}
