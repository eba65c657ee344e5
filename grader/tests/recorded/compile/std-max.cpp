// 05-activations; told: missing_std
#include "activations.hpp"

Tensor relu(const Tensor& values) {
  Tensor result = values;
  for (float& value : result) value = max(0.0F, value);
  return result;
}
