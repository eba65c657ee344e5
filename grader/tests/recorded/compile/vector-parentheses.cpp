// 05-activations; told: vector_brackets
#include "activations.hpp"

Tensor relu(const Tensor& values) {
  std::vector<float> kept = values.values();
  kept(0) = 0;
  return Tensor(values.shape(), kept);
}
