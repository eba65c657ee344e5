// 04-channels; told: left_of_assignment
#include "channels.hpp"

int receptive_field(int layers, int kernel_size) {
  int cells = 1;
  int more = 0;
  cells + more = layers * (kernel_size - 1);
  return cells;
}
