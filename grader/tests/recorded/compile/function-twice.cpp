// 04-channels; told: function_twice
#include "channels.hpp"

int receptive_field(int layers, int kernel_size) {
  return 1 + layers * (kernel_size - 1);
}
int receptive_field(int layers, int kernel_size) {
  return 1;
}
