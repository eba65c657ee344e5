// 05-activations; told: silence (g++), lonely_plus (clang++)
#include "activations.hpp"

Tensor relu(const Tensor& values) {
  float sum = 0;
  for (const float value : values) sum =+ value;
  return Tensor({1}, {sum});
}
