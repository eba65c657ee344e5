// Lesson 06: the functions that you write in max_pooling.cpp.
#pragma once

#include "cnn/core/tensor.hpp"

using cnn::Tensor;

/// The largest cell of one channel under the pool_size×pool_size window whose top left corner is at
/// (row, column). Cells may be negative.
/// image: (height, width, channels).
float window_maximum(const Tensor& image, int row, int column, int channel, int pool_size);

/// How many windows of `pool_size` cells fit along an axis of `input` cells when each starts
/// `stride` cells after the one before. Cells that are too few for another window are left out.
/// input >= pool_size, stride >= 1.
int pooled_size(int input, int pool_size, int stride);

/// Max pooling: window_maximum for every window and channel. The stride is pool_size, so windows
/// lie side by side.
/// image: (height, width, channels).
/// Returns (pooled_size of the height, pooled_size of the width, channels).
Tensor max_pooling2d(const Tensor& image, int pool_size);

/// The same with the average of the window's cells instead of the largest. Shapes as above.
Tensor average_pooling2d(const Tensor& image, int pool_size);
