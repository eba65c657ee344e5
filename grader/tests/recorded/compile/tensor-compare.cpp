// 05-activations; told: tensor_arithmetic
#include "activations.hpp"

Tensor relu(const Tensor& values) {
  Tensor result = values;
  if (values > 0) return values;
  return result;
}
