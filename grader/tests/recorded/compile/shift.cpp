// 05-activations; told: operand_types
#include "activations.hpp"

Tensor relu(const Tensor& values) {
  Tensor result = values;
  for (float& value : result) value = value << 1;
  return result;
}
