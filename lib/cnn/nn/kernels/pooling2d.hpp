// Pooling: one number for each window and channel. Padding never takes part: it neither wins a
// maximum nor counts in an average.
#pragma once

#include "cnn/core/tensor.hpp"
#include "cnn/core/window.hpp"

namespace cnn::kernels {

/// The largest cell under the window, for each channel by itself.
///   input          (batch, height, width, channels)
///   rows, columns  the walk of the pool along height and width, from `resolve_window`
/// Returns (batch, rows.output, columns.output, channels).
/// Throws ShapeError when the windows do not belong to the input.
Tensor max_pooling2d(const Tensor& input, const Window& rows, const Window& columns);

/// The mean of the cells under the window that are really inside the input, as Keras counts them.
/// Shapes and errors as for `max_pooling2d`.
Tensor average_pooling2d(const Tensor& input, const Window& rows, const Window& columns);

/// The same two by nested loops: what they mean, and what they are tested against.
Tensor max_pooling2d_slow(const Tensor& input, const Window& rows, const Window& columns);
Tensor average_pooling2d_slow(const Tensor& input, const Window& rows, const Window& columns);

}  // namespace cnn::kernels
