// Lesson 05: the functions that you write in activations.cpp.
#pragma once

#include "cnn/core/tensor.hpp"

using cnn::Tensor;

/// The rectified linear unit: max(0, x) for every number.
/// values: any shape. Returns the same shape.
Tensor relu(const Tensor& values);

/// Squeezes every number between 0 and 1: 1 / (1 + exp(-x)), finite for any x.
/// values: any shape. Returns the same shape.
Tensor sigmoid(const Tensor& values);

/// Turns scores into probabilities: exp(x) of each, divided by the sum of all of them. Finite for
/// any scores, however large.
/// scores: (classes,). Returns (classes,), positive numbers that add up to 1.
Tensor softmax(const Tensor& scores);

/// One softmax for each row: a batch of pictures, each with its own scores.
/// scores: (pictures, classes). Returns the same shape; every row adds up to 1.
Tensor softmax_rows(const Tensor& scores);
