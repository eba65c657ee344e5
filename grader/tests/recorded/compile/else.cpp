// 04-channels; told: else_without_if
#include "channels.hpp"

int receptive_field(int layers, int kernel_size) {
  if (layers == 0)
    int cells = 1;
    return 1;
  else
    return 1 + layers * (kernel_size - 1);
}
