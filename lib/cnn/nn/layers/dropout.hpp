// Dropout: silences a share of the inputs while a network trains, and does nothing when it is used.
#pragma once

#include "cnn/nn/layers/layer.hpp"

namespace cnn {

/// Keras's option; `rate` is the share that is silenced.
struct DropoutOptions {
  float rate = 0.5F;
};

/// Any shape to the same shape. While training, a share `rate` of the inputs becomes 0 and the rest
/// is divided by 1 - rate, so that the sum stays the same on average; `forward` is inference, where
/// dropout is the identity. Source: N. Srivastava et al., Dropout, 2014, section 10, "inverted".
///
///   model.add(Dropout({.rate = 0.5}));
class Dropout : public Layer {
 public:
  /// Throws ShapeError unless 0 <= rate < 1.
  explicit Dropout(const DropoutOptions& options);

  const DropoutOptions& options() const { return options_; }

  std::string type() const override { return "Dropout"; }
  std::string description() const override;
  Shape output_shape(const Shape& input) const override { return input; }
  std::unique_ptr<Layer> clone() const override;
  void slice_forward(const Tensor& input, LayerPage& page, Random* random) const override;
  void slice_backward(const Tensor& input, LayerPage& page, Tensor* d_input) const override;

 protected:
  void apply(const Tensor& batch, Tensor& output) const override;

 private:
  DropoutOptions options_;
};

}  // namespace cnn
