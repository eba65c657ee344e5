// 04-channels; told: sign_order
#include "channels.hpp"

int receptive_field(int layers, int kernel_size) {
  if (layers => 1) return 1 + layers * (kernel_size - 1);
  return 1;
}
