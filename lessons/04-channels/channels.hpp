// Lesson 04: the functions that you write in channels.cpp.
#pragma once

#include "cnn/core/tensor.hpp"

using cnn::Shape;
using cnn::Tensor;

/// Cuts out what lies under the window whose top left corner is at (row, column): all channels.
/// image: (height, width, channels); size: (rows, columns) of the window.
/// Returns (rows, columns, channels).
Tensor patch_at(const Tensor& image, int row, int column, const Shape& size);

/// What one filter answers for one patch: the sum over rows, columns and channels of patch times
/// kernel, plus this filter's bias, once.
/// patch: (rows, columns, channels); kernels: (rows, columns, channels, filters); bias: (filters,);
/// filter: which one, from 0.
float patch_response(const Tensor& patch, const Tensor& kernels, const Tensor& bias, int filter);

/// All filters at all places where the window fits (valid, stride 1): a convolutional layer.
/// image: (height, width, channels); kernels: (rows, columns, channels, filters); bias: (filters,).
/// Returns the feature map, (height - rows + 1, width - columns + 1, filters).
Tensor conv2d(const Tensor& image, const Tensor& kernels, const Tensor& bias);

/// The answers of filter n alone, output[:, :, n].
/// output: (height, width, filters). Returns (height, width).
Tensor response_map(const Tensor& output, int n);

/// How many cells of the image, along one axis, one answer depends on after `layers` convolutions
/// (stride 1), each with a kernel of `kernel_size` cells along that axis. Without any layer: 1.
int receptive_field(int layers, int kernel_size);
