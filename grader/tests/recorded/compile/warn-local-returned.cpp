// 05-activations; told: local_returned
#include "activations.hpp"

const Tensor& nothing() {
  const Tensor result({1});
  return result;
}
