// 04-channels; told: out_of_scope
#include "channels.hpp"

int receptive_field(int layers, int kernel_size) {
  for (int i = 0; i < layers; ++i) {
    layers += 0;
  }
  return 1 + i * (kernel_size - 1);
}
