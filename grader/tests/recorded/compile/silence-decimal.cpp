// 04-channels; told: silence
#include "channels.hpp"

int receptive_field(int layers, int kernel_size) {
  float cells = 1.0.0;
  return cells;
}
