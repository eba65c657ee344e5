// Writes out single cells of whole layers, channel by channel, for stories.
#pragma once

#include <string>

#include "checks/calling.hpp"
#include "cnn/core/tensor.hpp"

namespace convlings::checks {

/// One filter over one patch: "bias 1, channel 0: 2·3 + 1·4 = 10, channel 1: 1·1 + 0·2 = 1,
/// together 12". At most three channels are written out.
///   patch    (rows, columns, channels)
///   kernels  (rows, columns, channels, filters)
///   bias     (filters,)
CellStory response_arithmetic(const cnn::Tensor& patch, const cnn::Tensor& kernels,
                              const cnn::Tensor& bias, int filter);

/// Cell (row, column, filter) of a convolution of image (height, width, channels), valid, stride 1.
CellArithmetic conv2d_arithmetic(const cnn::Tensor& image, const cnn::Tensor& kernels,
                                 const cnn::Tensor& bias);

/// "the largest of 1, 3, 0, 2 is 3": one channel under the window at (row, column) of image
/// (height, width, channels). At most nine cells are written out.
CellStory maximum_arithmetic(const cnn::Tensor& image, int row, int column, int channel,
                             int pool_size);

/// Cell (row, column, channel) of max pooling and of average pooling, stride pool_size.
CellArithmetic max_pooling_arithmetic(const cnn::Tensor& image, int pool_size);
CellArithmetic average_pooling_arithmetic(const cnn::Tensor& image, int pool_size);

/// Place i of the flattened image: "place 3 is row 0, column 1, channel 1 of the image: 20".
CellArithmetic flatten_arithmetic(const cnn::Tensor& image);

/// A unit of a dense layer: "bias 1, inputs: 3·2 + 0·4 = 6, together 7", weight times input. At
/// most six rows of four inputs are written out.
///   input (n,), kernel (n, units), bias (units,)
CellArithmetic dense_arithmetic(const cnn::Tensor& input, const cnn::Tensor& kernel,
                                const cnn::Tensor& bias);

}  // namespace convlings::checks
