// The functions between layers, in place on every element (softmax: along the last axis).
#pragma once

#include "cnn/core/tensor.hpp"

namespace cnn::kernels {

/// max(0, x) on every element.
void relu(Tensor& values);

}  // namespace cnn::kernels
