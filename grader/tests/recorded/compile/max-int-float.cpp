// 05-activations; told: two_types
#include "activations.hpp"

Tensor relu(const Tensor& values) {
  Tensor result = values;
  for (float& value : result) value = std::max(0, value);
  return result;
}
