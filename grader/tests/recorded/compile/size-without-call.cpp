// 04-channels; told: member_without_call
#include "channels.hpp"

int receptive_field(int layers, int kernel_size) {
  const Tensor image({layers, kernel_size});
  int cells = image.size;
  return cells;
}
