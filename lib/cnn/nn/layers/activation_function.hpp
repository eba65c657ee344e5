// The functions that a layer may end with, as words that read bare: `.activation = relu`.
#pragma once

#include "cnn/core/tensor.hpp"

namespace cnn {

/// linear: x · relu: max(0, x) · sigmoid: 1 / (1 + exp(-x)) · softmax: positive numbers that sum
/// to 1 along the last axis.
enum class ActivationFunction { linear, relu, sigmoid, softmax };
using enum ActivationFunction;

/// "linear", "relu", "sigmoid" or "softmax".
const char* to_string(ActivationFunction function);

/// Applies `function` in place.
void activate(Tensor& values, ActivationFunction function);

/// Backwards, in place: `gradient` comes in as the loss's gradient by the function's output and
/// leaves as that by its input. `output` is what the function answered.
void activate_gradient(const Tensor& output, ActivationFunction function, Tensor& gradient);

}  // namespace cnn
