// Lesson 01: the functions that you write in convolution.cpp.
#pragma once

#include <string>

#include "cnn/core/tensor.hpp"

using cnn::Tensor;

/// Multiplies each cell of `patch` by the kernel cell in the same place and adds up the products.
/// patch, kernel: (rows, columns), equal shapes.
float patch_times_kernel(const Tensor& patch, const Tensor& kernel);

/// Slides `kernel` over `image`, one cell at a time, wherever it fits inside (valid, stride 1), and
/// collects one patch_times_kernel for each position.
/// image: (height, width); kernel: (rows, columns).
/// Returns (height - rows + 1, width - columns + 1).
Tensor slide(const Tensor& image, const Tensor& kernel);

/// One cell of a 3×3 image slid over by a 2×2 kernel, written with letters. The image's cells are
/// called a b c / d e g / h j k, the kernel's f1 f2 / f3 f4, in reading order.
/// Returns for row 0, column 0: "f1*a + f2*b + f3*d + f4*e".
std::string symbolic_cell(int row, int column);

/// The kernel whose answer is the plain average of the size×size cells under it.
/// Returns (size, size), every cell equal, all cells together 1.
Tensor box_blur_kernel(int size);

/// What mathematicians call convolution: the kernel is turned by half a turn (its last cell first)
/// before it slides. `slide` without the turn is called cross-correlation, and it is what every
/// deep-learning library computes under the name "convolution".
/// Shapes as in `slide`.
Tensor true_convolution(const Tensor& image, const Tensor& kernel);
