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

/// Throws ShapeError unless two tensors that must have the same shape do so, for instance
///   require_same_shape("relu_gradient", "gradient", gradient.shape(), "output", output.shape())
void require_same_shape(const char* who, const char* what, const Shape& shape,
                        const char* other_what, const Shape& other_shape);

/// Throws ShapeError unless `shape` has a last axis.
void require_last_axis(const char* who, const Shape& shape);

/// Throws ShapeError unless `window` was resolved for an axis of `extent` cells, has a position and
/// shows at least one cell of the input at each: every kernel relies on that to stay inside.
void require_window(const char* who, const char* axis, const Window& window, int extent);

/// What both ways to convolve ask: input, kernel, bias (or none, Tensor()) and windows that belong
/// together.
void require_conv2d_arguments(const char* who, const Tensor& input, const Tensor& kernel,
                              const Tensor& bias, const Window& rows, const Window& columns);

/// What both ways back through a convolution ask.
void require_conv2d_gradients_arguments(const char* who, const Tensor& input, const Tensor& kernel,
                                        const Tensor& d_output, const Window& rows,
                                        const Window& columns);

/// What both ways through a dense layer ask: input, kernel and bias (or none) that belong together.
void require_dense_arguments(const char* who, const Tensor& input, const Tensor& kernel,
                             const Tensor& bias);

/// What both ways back through a dense layer ask.
void require_dense_gradients_arguments(const char* who, const Tensor& input, const Tensor& kernel,
                                       const Tensor& d_output);

/// What both poolings ask: a batch of images, and a window for each of its two axes.
void require_pooling2d_arguments(const char* who, const Shape& input, const Window& rows,
                                 const Window& columns);

/// What all ways back through a pooling ask.
void require_pooling2d_gradient_arguments(const char* who, const Shape& input,
                                          const Tensor& d_output, const Window& rows,
                                          const Window& columns);

}  // namespace cnn::kernels
