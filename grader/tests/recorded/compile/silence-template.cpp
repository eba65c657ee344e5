// 04-channels; told: silence
#include "channels.hpp"

int receptive_field(int layers, int kernel_size) {
  std::vector<int> cells(layers);
  std::sort(cells);
  return static_cast<int>(cells.size());
}
