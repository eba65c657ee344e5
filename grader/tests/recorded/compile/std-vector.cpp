// 05-activations; told: missing_std
#include "activations.hpp"

Tensor relu(const Tensor& values) {
  vector<float> kept;
  for (float value : values) kept.push_back(value);
  return Tensor(values.shape(), kept);
}
