// 02-padding; told: silence
#include "padding.hpp"

struct Amounts {
  int before = 0;
  int after = 0;
};
