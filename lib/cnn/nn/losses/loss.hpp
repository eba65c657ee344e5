// What training makes small: one number that says how wrong a batch of answers is.
#pragma once

#include "cnn/core/tensor.hpp"
#include "cnn/nn/layers/activation_function.hpp"

namespace cnn {

/// categorical_crossentropy         -log of the probability of the class whose target is one
/// sparse_categorical_crossentropy  the same, the target being the class's number
/// binary_crossentropy              one probability for each yes-or-no target 0 or 1; their mean
/// mean_squared_error               mean over an example's outputs of (output - target)^2
///
/// Targets between 0 and 1 (label smoothing) are as good as ones and zeros: categorical
/// cross-entropy is the sum over the classes of -target·log(probability).
enum class Loss {
  categorical_crossentropy,
  sparse_categorical_crossentropy,
  binary_crossentropy,
  mean_squared_error,
};
using enum Loss;

/// "categorical_crossentropy" and so on.
const char* to_string(Loss loss);

/// Throws ShapeError, saying what to change, when targets of `target_size` numbers or the last
/// layer's activation do not go with this loss: an output that is no row, one-hot rows of another
/// length, labels for categorical_crossentropy, softmax over a single unit, a cross-entropy of
/// linear or relu outputs, which are no probabilities.
///   output   the shape of one example's answer
void require_loss_fits(Loss loss, const Shape& output, ActivationFunction ending, int target_size);

/// The loss of a slice of a batch, from what the last layer computes before its activation: with
/// softmax and categorical (sigmoid and binary) cross-entropy activation and loss are taken
/// together, so that no probability is ever rounded to 0 before its logarithm is taken. Any other
/// pair clips probabilities to [1e-7, 1 - 1e-7] as Keras does; outputs of sigmoid that are to be
/// the probabilities of classes are divided by their sum.
///   values    (slice, n): in, before the activation; out, after it
///   targets   (slice, n); (slice, 1) class numbers for the sparse loss
///   share     what an example counts in the batch's mean: 1 / batch size
///   d_values  (slice, n): out, share · the gradient of each example's loss by `values` as received
/// Returns the sum of the examples' losses, in double, added in their order. Nothing is allocated
/// but for d_values, once. Throws ShapeError when shapes differ or a class number has no output.
double loss_and_gradient(Loss loss, ActivationFunction ending, Tensor& values,
                         const Tensor& targets, float share, Tensor& d_values);

/// The same number for evaluation: no gradient.
double loss_sum(Loss loss, ActivationFunction ending, Tensor& values, const Tensor& targets);

}  // namespace cnn
