// 05-activations; told: no_member
#include "activations.hpp"

Tensor relu(const Tensor& values) {
  std::vector<float> kept;
  for (float value : values) kept.append(value);
  return Tensor(values.shape(), kept);
}
