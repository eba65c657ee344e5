// What every kernel asks of its arguments before it touches a number.
#pragma once

#include "cnn/core/tensor.hpp"
#include "cnn/core/window.hpp"

namespace cnn::kernels {

/// Throws ShapeError unless `shape` has as many axes as `axes` names, for instance
///   require_axes("dense", "input", input.shape(), 2, "(batch, n)")
void require_axes(const char* who, const char* what, const Shape& shape, int rank,
                  const char* axes);

/// Throws ShapeError unless two extents that must agree do so, for instance
///   require_equal("dense", "kernel rows", 5, "inputs", 4)
void require_equal(const char* who, const char* what, int extent, const char* other_what,
                   int other_extent);

/// Throws ShapeError unless `window` was resolved for an axis of `extent` cells, has a position and
/// shows at least one cell of the input at each: every kernel relies on that to stay inside.
void require_window(const char* who, const char* axis, const Window& window, int extent);

/// What both ways to convolve ask: input, kernel, bias and windows that belong together.
void require_conv2d_arguments(const char* who, const Tensor& input, const Tensor& kernel,
                              const Tensor& bias, const Window& rows, const Window& columns);

/// What both poolings ask: a batch of images, and a window for each of its two axes.
void require_pooling2d_arguments(const char* who, const Tensor& input, const Window& rows,
                                 const Window& columns);

}  // namespace cnn::kernels
