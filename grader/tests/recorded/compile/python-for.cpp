// 04-channels; told: condition_parenthesis
#include "channels.hpp"

int receptive_field(int layers, int kernel_size) {
  int cells = 1;
  for i in range(layers) {
    cells += kernel_size - 1;
  }
  return cells;
}
