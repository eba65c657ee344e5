// Where training takes its examples from: by number, so that threads can each fetch their own.
#pragma once

#include "cnn/core/tensor.hpp"

namespace cnn {

/// Pairs of an input and the target that a network should answer it with. Everything is const and
/// may be called from several threads at once.
class Examples {
 public:
  virtual ~Examples() = default;

  virtual int size() const = 0;

  /// The shape of one input, without a batch: (28, 28, 1).
  virtual Shape input_shape() const = 0;

  /// How many numbers a target has: 10 for one-hot rows of ten classes, 1 for a label.
  virtual int target_size() const = 0;

  /// Writes example `index`, 0 <= index < size(): input_shape().size() numbers, row-major.
  virtual void copy_input(int index, float* input) const = 0;

  /// Writes its target: target_size() numbers.
  virtual void copy_target(int index, float* target) const = 0;

 protected:
  Examples() = default;
  Examples(const Examples&) = default;
  Examples(Examples&&) = default;
  Examples& operator=(const Examples&) = default;
  Examples& operator=(Examples&&) = default;
};

/// Two tensors as examples, the first axis counting them: `x_train` and `y_train` in Keras.
class TensorExamples : public Examples {
 public:
  /// inputs (count, ...), targets (count, target size). Throws ShapeError when the counts differ,
  /// inputs have fewer than two axes, or targets do not have two.
  TensorExamples(Tensor inputs, Tensor targets);

  int size() const override { return inputs_.shape()[0]; }
  Shape input_shape() const override;
  int target_size() const override { return targets_.shape()[1]; }
  void copy_input(int index, float* input) const override;
  void copy_target(int index, float* target) const override;

 private:
  Tensor inputs_;
  Tensor targets_;
};

}  // namespace cnn
