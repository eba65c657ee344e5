// 04-channels; told: return_missing
#include "channels.hpp"

int receptive_field(int layers, int kernel_size) {
  for (int i = 0; i < layers; ++i) receptive_field(i, kernel_size);
}
