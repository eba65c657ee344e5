// 04-channels; told: function_semicolon
#include "channels.hpp"

int receptive_field(int layers, int kernel_size);
{
  return 1 + layers * (kernel_size - 1);
}
