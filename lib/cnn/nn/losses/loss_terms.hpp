// The formulas of the losses, for loss.cpp: each loss of a slice, and its gradient.
#pragma once

#include "cnn/core/tensor.hpp"
#include "cnn/nn/losses/loss.hpp"

namespace cnn {

/// The target of one example for n classes, asked as if it were a row of n numbers even where only
/// the class number is stored.
class ClassTarget {
 public:
  /// The target of `example`. Throws ShapeError when a class number is not one of 0..classes-1.
  ClassTarget(Loss loss, const Tensor& targets, int example, int classes);

  float operator[](int i) const {
    return row_ != nullptr ? row_[i] : static_cast<float>(i == label_);
  }

 private:
  const float* row_ = nullptr;  // where there is one number a class
  int label_ = 0;               // otherwise
};

/// -target·log(softmax(logits)), summed over classes and examples. logits (slice, n).
double softmax_crossentropy(Loss loss, const Tensor& logits, const Tensor& targets);

/// share · its gradient by the logits, from the probabilities that they became, all (slice, n).
void softmax_crossentropy_gradient(Loss loss, const Tensor& probabilities, const Tensor& targets,
                                   float share, Tensor& d_logits);

/// Binary cross-entropy of sigmoid(logits): mean over n outputs, sum over examples.
double sigmoid_crossentropy(const Tensor& logits, const Tensor& targets);

/// share · its gradient by the logits, from the probabilities that they became, all (slice, n).
void sigmoid_crossentropy_gradient(const Tensor& probabilities, const Tensor& targets, float share,
                                   Tensor& d_logits);

/// The losses of finished outputs (slice, n). With `d_outputs`, writes share · the gradient by the
/// outputs there, (slice, n). Return the sum over the examples.
double clipped_categorical_crossentropy(Loss loss, const Tensor& outputs, const Tensor& targets,
                                        float share, Tensor* d_outputs);
double clipped_binary_crossentropy(const Tensor& outputs, const Tensor& targets, float share,
                                   Tensor* d_outputs);
double squared_error(const Tensor& outputs, const Tensor& targets, float share, Tensor* d_outputs);

}  // namespace cnn
