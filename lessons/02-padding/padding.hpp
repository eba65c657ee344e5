// Lesson 02: the functions that you write in padding.cpp.
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

/// How many zeros a window that is `kernel` cells wide needs along one axis at stride 1.
///   valid  none
///   same   as many as keep the size; when that is an odd number, the odd zero goes after (as Keras
///          does it)
///   full   as many as let every cell meet every weight: kernel - 1 on both ends
Amounts padding_amounts(int kernel, Padding padding);

/// The number of positions of the window along one axis at stride 1, with that padding.
/// The kernel fits: kernel <= input.
int output_size(int input, int kernel, Padding padding);

/// Copies `image` into a larger one of zeros.
/// image: (height, width); top, bottom, left, right: rows and columns of zeros on that side.
/// Returns (top + height + bottom, left + width + right).
Tensor zero_pad(const Tensor& image, int top, int bottom, int left, int right);

/// Pads the image, then slides the kernel over it, one cell at a time.
/// image: (height, width); kernel: (rows, columns), which may differ.
/// Returns (output height, output width), each axis with its own amounts.
Tensor convolve(const Tensor& image, const Tensor& kernel, Padding padding);

/// Given, do not write it again: lesson 01's answer. Slides wherever the kernel fits inside.
/// image: (height, width); kernel: (rows, columns).
/// Returns (height - rows + 1, width - columns + 1).
Tensor slide(const Tensor& image, const Tensor& kernel);
