// 04-channels; told: chained_comparison (g++), silence (clang++)
#include "channels.hpp"

int receptive_field(int layers, int kernel_size) {
  if (0 <= layers < 1) return 1;
  return 1 + layers * (kernel_size - 1);
}
