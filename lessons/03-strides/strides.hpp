// Lesson 03: the functions that you write in strides.cpp.
#pragma once

#include "cnn/core/tensor.hpp"
#include "cnn/core/window.hpp"

using cnn::Padding;  // Padding::valid, Padding::same or Padding::full
using cnn::Tensor;

/// Zeros on both ends of one axis.
struct Amounts {
  int before = 0;  ///< above the first row, or left of the first column
  int after = 0;   ///< below the last row, or right of the last column
};

/// The number of stops of a window along one axis. All sizes are in cells.
/// input: cells of the picture; kernel: cells under the window; stride: cells from one stop to the
/// next, 1 or more; before, after: zeros on the two ends.
/// Returns 0 when the kernel does not fit.
int output_size(int input, int kernel, int stride, int before, int after);

/// The same for padding by its name.
///   valid  no zeros: the window stops where it fits
///   same   as many stops as it takes to cover the input with steps of `stride`: n / stride,
///          rounded up
///   full   kernel - 1 zeros on both ends
int padded_output_size(int input, int kernel, int stride, Padding padding);

/// The zeros that same padding adds along one axis: no more than the last stop needs, and none when
/// the window is inside anyway. An odd zero goes after (as Keras does it).
Amounts same_padding(int input, int kernel, int stride);

/// Slides `kernel` over `image` in steps of `stride` cells, down and to the right, wherever it fits
/// inside (valid).
/// image: (height, width); kernel: (rows, columns), neither need be square.
/// Returns (output height, output width), as output_size says for each axis.
Tensor strided_convolution(const Tensor& image, const Tensor& kernel, int stride);
