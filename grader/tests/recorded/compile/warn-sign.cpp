// 05-activations; told: signed_unsigned
#include "activations.hpp"

Tensor relu(const Tensor& values) {
  std::vector<float> kept = values.values();
  for (int i = 0; i < kept.size(); ++i) {
    if (kept[i] < 0) kept[i] = 0;
  }
  return Tensor(values.shape(), kept);
}
