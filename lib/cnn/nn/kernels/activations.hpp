// The functions between layers, in place on every element (softmax: along the last axis).
#pragma once

#include "cnn/core/tensor.hpp"

namespace cnn::kernels {

/// max(0, x) on every element.
void relu(Tensor& values);

/// 1 / (1 + exp(-x)) on every element, without overflow at either end.
void sigmoid(Tensor& values);

/// exp(x) divided by the sum of exp along the last axis: positive numbers that sum to 1. Shifted by
/// the maximum first, so that exp never overflows. Throws ShapeError on a tensor without axes.
void softmax(Tensor& values);

/// The formula of softmax as it stands in books, without the shift: right for moderate numbers, NaN
/// beyond about 88. What `softmax` is tested against.
void softmax_slow(Tensor& values);

/// Backwards through each, in place: `gradient` comes in as the loss's gradient by the function's
/// output and leaves as that by its input. `output` is what the function answered, of the same
/// shape; all that is needed can be read off it. Throw ShapeError when the shapes differ.
void relu_gradient(const Tensor& output, Tensor& gradient);     ///< 0 where the output is 0
void sigmoid_gradient(const Tensor& output, Tensor& gradient);  ///< times output·(1 - output)
void softmax_gradient(const Tensor& output, Tensor& gradient);  ///< output·(gradient - their mean)

}  // namespace cnn::kernels
