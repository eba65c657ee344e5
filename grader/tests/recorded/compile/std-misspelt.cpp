// 05-activations; told: not_in_std
#include "activations.hpp"

Tensor sigmoid(const Tensor& values) {
  Tensor result = values;
  for (float& value : result) value = 1 / (1 + std::expo(-value));
  return result;
}
