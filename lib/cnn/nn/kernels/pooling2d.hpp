// Pooling: one number for each window and channel. Padding never takes part: it neither wins a
// maximum nor counts in an average.
#pragma once

#include "cnn/core/tensor.hpp"
#include "cnn/core/window.hpp"

namespace cnn::kernels {

/// The largest cell under the window, for each channel by itself.
///   input          (batch, height, width, channels)
///   rows, columns  the walk of the pool along height and width, from `resolve_window`
/// Returns (batch, rows.output, columns.output, channels). A NaN under a window wins: it stays
/// visible. Throws ShapeError when the windows do not belong to the input.
Tensor max_pooling2d(const Tensor& input, const Window& rows, const Window& columns);
void max_pooling2d(const Tensor& input, const Window& rows, const Window& columns, Tensor& output);

/// The mean of the cells under the window that are really inside the input, as Keras counts them.
/// Shapes and errors as for `max_pooling2d`.
Tensor average_pooling2d(const Tensor& input, const Window& rows, const Window& columns);
void average_pooling2d(const Tensor& input, const Window& rows, const Window& columns,
                       Tensor& output);

/// Backwards through max pooling: each number of d_output goes to the cell that won its window, the
/// first in row order among equals; a cell that wins several windows gets their sum.
///   input     what was pooled, (batch, height, width, channels)
///   d_output  (batch, rows.output, columns.output, channels)
///   d_input   out, as `input`; keeps its memory from call to call
/// Throws ShapeError when they do not belong together.
void max_pooling2d_gradient(const Tensor& input, const Tensor& d_output, const Window& rows,
                            const Window& columns, Tensor& d_input);

/// Backwards through average pooling: each number of d_output is shared out evenly among the cells
/// under its window that are really inside. Only the shape of `input` matters.
void average_pooling2d_gradient(const Shape& input, const Tensor& d_output, const Window& rows,
                                const Window& columns, Tensor& d_input);

/// The same two by nested loops.
Tensor max_pooling2d_gradient_slow(const Tensor& input, const Tensor& d_output, const Window& rows,
                                   const Window& columns);
Tensor average_pooling2d_gradient_slow(const Shape& input, const Tensor& d_output,
                                       const Window& rows, const Window& columns);

/// The same two by nested loops: what they mean, and what they are tested against.
Tensor max_pooling2d_slow(const Tensor& input, const Window& rows, const Window& columns);
Tensor average_pooling2d_slow(const Tensor& input, const Window& rows, const Window& columns);

}  // namespace cnn::kernels
