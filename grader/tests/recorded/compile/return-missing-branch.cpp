// 04-channels; told: return_missing
#include "channels.hpp"

int receptive_field(int layers, int kernel_size) {
  if (layers > 0) {
    return 1 + layers * (kernel_size - 1);
  }
}
