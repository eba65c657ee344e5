// 05-activations; told: remainder
#include "activations.hpp"

Tensor relu(const Tensor& values) {
  Tensor result = values;
  for (float& value : result) value = value % 2;
  return result;
}
