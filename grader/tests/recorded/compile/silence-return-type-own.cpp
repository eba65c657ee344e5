// 04-channels; told: silence
#include "channels.hpp"

int half(int size);

float half(int size) {
  return size / 2;
}
