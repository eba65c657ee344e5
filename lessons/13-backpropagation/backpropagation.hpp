// Lesson 13: the functions that you write in backpropagation.cpp.
//
// d_x stands for the gradient of the loss by x: how much the loss changes for each 1 that x grows.
// It has the shape of x.
#pragma once

#include <functional>

#include "cnn/core/tensor.hpp"

using cnn::Tensor;

/// What the loss says about the three tensors that a layer computes with; each has the shape of
/// what it is the gradient of.
struct Gradients {
  Tensor d_input;
  Tensor d_kernel;
  Tensor d_bias;
};

/// A function that turns a tensor into one number.
using Loss = std::function<double(const Tensor&)>;

/// Back through relu: d_output where the value is above 0, else 0.
/// values: what went into relu, any shape; d_output: the same shape. Returns the same shape.
Tensor relu_gradient(const Tensor& values, const Tensor& d_output);

/// The gradient of `loss` by each cell of `at`, measured by moving that cell alone:
/// (loss with the cell + epsilon - loss with the cell - epsilon) / (2 · epsilon).
/// at: any shape; epsilon > 0. Returns the shape of `at`.
Tensor numeric_gradient(const Loss& loss, const Tensor& at, float epsilon);

/// A dense layer over a batch, one example a row.
/// input: (examples, n); kernel: (n, units); bias: (units,). Returns (examples, units).
Tensor dense(const Tensor& input, const Tensor& kernel, const Tensor& bias);

/// Back through `dense`.
/// input: (examples, n); kernel: (n, units); d_output: (examples, units).
/// Returns d_input (examples, n), d_kernel (n, units), d_bias (units,), the last two added up over
/// all examples.
Gradients dense_gradients(const Tensor& input, const Tensor& kernel, const Tensor& d_output);

/// Back through max pooling with windows side by side (stride pool_size; rows and columns that fill
/// no window are left out): each number of d_output goes to the cell that won its window, the first
/// in reading order when several are equal. All other cells get 0.
/// image: (height, width, channels), what was pooled;
/// d_output: (height / pool_size, width / pool_size, channels). Returns the shape of image.
Tensor max_pooling2d_gradient(const Tensor& image, const Tensor& d_output, int pool_size);

/// Back through a convolution with stride 1 and padding valid.
/// image: (height, width, channels); kernels: (rows, columns, channels, filters);
/// d_output: (height - rows + 1, width - columns + 1, filters).
/// Returns d_input with the shape of image, d_kernel with the shape of kernels, d_bias (filters,).
Gradients conv2d_gradients(const Tensor& image, const Tensor& kernels, const Tensor& d_output);
