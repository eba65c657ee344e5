// 04-channels; told: sign
#include "channels.hpp"

int receptive_field(int layers, int kernel_size) {
  int cells more;
  return 1 + layers;
}
