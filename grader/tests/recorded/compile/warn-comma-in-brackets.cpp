// 05-activations; told: comma_in_brackets
#include "activations.hpp"

Tensor relu(const Tensor& values) {
  std::vector<float> kept = values.values();
  kept[0, 1] = 0;
  return Tensor(values.shape(), kept);
}
