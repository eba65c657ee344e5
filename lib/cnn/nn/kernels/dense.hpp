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

/// The same into `output`, which keeps its memory from call to call. `bias` may be Tensor(), none.
void dense(const Tensor& input, const Tensor& kernel, const Tensor& bias, Tensor& output);

/// The same by three nested loops: what `dense` means, and what it is tested against.
Tensor dense_slow(const Tensor& input, const Tensor& kernel, const Tensor& bias);

/// What the loss says about a dense layer's three inputs.
struct DenseGradients {
  Tensor d_input;   ///< (batch, n)
  Tensor d_kernel;  ///< (n, units), summed over the batch
  Tensor d_bias;    ///< (units,), summed over the batch
};

/// Backwards through `dense`, overwriting every tensor that is given.
///   d_output  (batch, units): the loss's gradient by the output
///   d_input, d_bias  nullptr when nobody asks for them
/// Throws ShapeError when the shapes do not belong together.
void dense_gradients(const Tensor& input, const Tensor& kernel, const Tensor& d_output,
                     Tensor* d_input, Tensor& d_kernel, Tensor* d_bias);

/// The same by three nested loops.
DenseGradients dense_gradients_slow(const Tensor& input, const Tensor& kernel,
                                    const Tensor& d_output);

}  // namespace cnn::kernels
