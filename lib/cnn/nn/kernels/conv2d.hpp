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

/// The same by seven nested loops: what `conv2d` means, and what it is tested against.
Tensor conv2d_slow(const Tensor& input, const Tensor& kernel, const Tensor& bias,
                   const Window& rows, const Window& columns);

}  // namespace cnn::kernels
