// A dense layer's arithmetic: every unit sees every input.
#pragma once

#include "cnn/core/tensor.hpp"

namespace cnn::kernels {

/// Each unit's weighted sum of all n inputs, plus its bias.
///   input   (batch, n)
///   kernel  (n, units)
///   bias    (units,)
/// Returns (batch, units). Throws ShapeError when the shapes do not belong together.
Tensor dense(const Tensor& input, const Tensor& kernel, const Tensor& bias);

/// The same by three nested loops: what `dense` means, and what it is tested against.
Tensor dense_slow(const Tensor& input, const Tensor& kernel, const Tensor& bias);

}  // namespace cnn::kernels
