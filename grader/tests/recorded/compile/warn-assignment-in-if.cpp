// 04-channels; told: assignment_in_condition
#include "channels.hpp"

int receptive_field(int layers, int kernel_size) {
  if (layers = 0) return 1;
  return 1 + layers * (kernel_size - 1);
}
