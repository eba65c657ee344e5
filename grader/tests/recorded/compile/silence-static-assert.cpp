// 04-channels; told: silence
#include "channels.hpp"

static_assert(sizeof(int) == 3, "no");
int receptive_field(int layers, int kernel_size) {
  return 1 + layers * (kernel_size - 1);
}
