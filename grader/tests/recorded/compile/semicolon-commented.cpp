// 04-channels; told: semicolon
#include "channels.hpp"

int receptive_field(int layers, int kernel_size) {
  const int more = kernel_size - 1  // each layer adds these
  return 1 + layers * more;
}
