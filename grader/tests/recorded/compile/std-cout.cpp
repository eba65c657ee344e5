// 04-channels; told: missing_include
#include "channels.hpp"

int receptive_field(int layers, int kernel_size) {
  std::cout << layers << std::endl;
  return 1 + layers * (kernel_size - 1);
}
