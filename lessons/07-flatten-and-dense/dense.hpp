// Lesson 07: the functions that you write in dense.cpp.
#pragma once

#include "cnn/core/tensor.hpp"

using cnn::Shape;
using cnn::Tensor;

/// The place of cell (row, column, channel) in the flattened block, counted from 0: row by row,
/// within a row column by column, and at each place all channels one after the other.
/// shape: (height, width, channels).
int flat_index(int row, int column, int channel, const Shape& shape);

/// The same numbers in one long row, in the order of flat_index.
/// image: (height, width, channels). Returns (height * width * channels,).
Tensor flatten(const Tensor& image);

/// A dense layer: each unit's sum of all inputs times its weights, plus its bias.
/// input: (n,); kernel: (n, units), one column of weights a unit; bias: (units,).
/// Returns (units,).
Tensor dense(const Tensor& input, const Tensor& kernel, const Tensor& bias);

/// The end of a convnet: flatten, a hidden dense layer followed by relu, and a second dense layer
/// with one unit for each class, without relu.
/// image: (height, width, channels); hidden_kernel: (height * width * channels, hidden units);
/// hidden_bias: (hidden units,); class_kernel: (hidden units, classes); class_bias: (classes,).
/// Returns the scores, (classes,); softmax would turn them into probabilities.
Tensor class_scores(const Tensor& image, const Tensor& hidden_kernel, const Tensor& hidden_bias,
                    const Tensor& class_kernel, const Tensor& class_bias);
