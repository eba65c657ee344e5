// Right answers for random inputs: the library's slow loops, seen through a lesson's shapes.
#pragma once

#include "cnn/core/tensor.hpp"
#include "cnn/core/window.hpp"

namespace convlings::checks {

/// image (height, width) * kernel (rows, columns): cross-correlation with the given stride and
/// padding on both axes. Returns (output height, output width).
cnn::Tensor reference_convolution(const cnn::Tensor& image, const cnn::Tensor& kernel,
                                  int stride = 1, cnn::Padding padding = cnn::valid);

/// image (height, width) in a frame of zeros. Returns (top + height + bottom, left + width +
/// right).
cnn::Tensor reference_zero_padding(const cnn::Tensor& image, int top, int bottom, int left,
                                   int right);

/// image (height, width, channels) * kernels (rows, columns, channels, filters) + bias (filters,),
/// valid, stride 1. Returns (output height, output width, filters).
cnn::Tensor reference_conv2d(const cnn::Tensor& image, const cnn::Tensor& kernels,
                             const cnn::Tensor& bias);

/// The largest cell, or the mean, of each pool_size×pool_size window of image (height, width,
/// channels), stride pool_size, no padding. Returns (output height, output width, channels).
cnn::Tensor reference_max_pooling2d(const cnn::Tensor& image, int pool_size);
cnn::Tensor reference_average_pooling2d(const cnn::Tensor& image, int pool_size);

/// input (n,) times kernel (n, units) + bias (units,). Returns (units,).
cnn::Tensor reference_dense(const cnn::Tensor& input, const cnn::Tensor& kernel,
                            const cnn::Tensor& bias);

/// The kernel by half a turn: last row first, last column first.
cnn::Tensor turned(const cnn::Tensor& kernel);

}  // namespace convlings::checks
