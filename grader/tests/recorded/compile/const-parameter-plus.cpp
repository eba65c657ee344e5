// 05-activations; told: write_to_const
#include "activations.hpp"

Tensor relu(const Tensor& values) {
  for (float& value : values) value = 0;
  return values;
}
