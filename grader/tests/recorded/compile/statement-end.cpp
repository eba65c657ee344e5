// 04-channels; told: statement_end
#include "channels.hpp"

int receptive_field(int layers, int kernel_size) {
  int cells = 1: cells += layers * (kernel_size - 1);
  return cells;
}
