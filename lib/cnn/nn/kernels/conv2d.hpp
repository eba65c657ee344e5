// Convolution as networks use the word: the kernel slides over the image and is not flipped.
#pragma once

#include "cnn/core/tensor.hpp"
#include "cnn/core/window.hpp"

namespace cnn::kernels {

/// Every filter's weighted sum of the cells under the window, plus its bias, at every position.
///   input   (batch, height, width, channels)
///   kernel  (kernel height, kernel width, channels, filters)
///   bias    (filters,)
///   rows, columns  the walk of the kernel along height and width, from `resolve_window`
/// Returns (batch, rows.output, columns.output, filters).
/// Throws ShapeError when the shapes or the windows do not belong together.
Tensor conv2d(const Tensor& input, const Tensor& kernel, const Tensor& bias, const Window& rows,
              const Window& columns);

/// The same into `output`, which keeps its memory from call to call. `bias` may be Tensor(), none.
void conv2d(const Tensor& input, const Tensor& kernel, const Tensor& bias, const Window& rows,
            const Window& columns, Tensor& output);

/// The same by seven nested loops: what `conv2d` means, and what it is tested against.
Tensor conv2d_slow(const Tensor& input, const Tensor& kernel, const Tensor& bias,
                   const Window& rows, const Window& columns);

/// What the loss says about a convolution's three inputs.
struct Conv2DGradients {
  Tensor d_input;   ///< (batch, height, width, channels)
  Tensor d_kernel;  ///< (kernel height, kernel width, channels, filters), summed over the batch
  Tensor d_bias;    ///< (filters,), summed over batch and positions
};

/// Backwards through `conv2d`, overwriting every tensor that is given and allocating nothing once
/// they have their size.
///   d_output  (batch, rows.output, columns.output, filters): the loss's gradient by the output
///   d_input   nullptr when nobody asks for it, as in a first layer
///   d_bias    nullptr when there is no bias
/// Throws ShapeError when the shapes or the windows do not belong together.
void conv2d_gradients(const Tensor& input, const Tensor& kernel, const Tensor& d_output,
                      const Window& rows, const Window& columns, Tensor* d_input, Tensor& d_kernel,
                      Tensor* d_bias);

/// The same by seven nested loops: each product of the forward sum hands d_output back to its two
/// factors. What `conv2d_gradients` is tested against.
Conv2DGradients conv2d_gradients_slow(const Tensor& input, const Tensor& kernel,
                                      const Tensor& d_output, const Window& rows,
                                      const Window& columns);

}  // namespace cnn::kernels
