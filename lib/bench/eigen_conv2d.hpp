// The yardstick: a convolution as im2col and Eigen's product, forwards and backwards, the way a
// straightforward library writes it. No padding, stride 1.
#pragma once

#include "cnn/core/tensor.hpp"

/// output (batch, height - k + 1, width - k + 1, filters)
void eigen_conv2d(const cnn::Tensor& input, const cnn::Tensor& kernel, const cnn::Tensor& bias,
                  cnn::Tensor& output);

/// d_input may be nullptr.
void eigen_conv2d_gradients(const cnn::Tensor& input, const cnn::Tensor& kernel,
                            const cnn::Tensor& d_output, cnn::Tensor* d_input,
                            cnn::Tensor& d_kernel, cnn::Tensor& d_bias);
