// A frame of zeros around every image of a batch.
#pragma once

#include "cnn/core/tensor.hpp"

namespace cnn::kernels {

/// Copies each image into a larger one of zeros.
///   input  (batch, height, width, channels)
///   top, bottom, left, right  rows and columns of zeros on that side, 0 or more
/// Returns (batch, top + height + bottom, left + width + right, channels).
/// Throws ShapeError when an amount is negative or the input is not a batch of images.
Tensor zero_padding2d(const Tensor& input, int top, int bottom, int left, int right);
void zero_padding2d(const Tensor& input, int top, int bottom, int left, int right, Tensor& output);

/// Backwards: the middle of d_output, (batch, height, width, channels); its frame came from
/// nowhere.
void zero_padding2d_gradient(const Tensor& d_output, int top, int bottom, int left, int right,
                             Tensor& d_input);

}  // namespace cnn::kernels
