// 05-activations; told: other_language
#include "activations.hpp"

Tensor relu(const Tensor& values) {
  print(values);
  return values;
}
