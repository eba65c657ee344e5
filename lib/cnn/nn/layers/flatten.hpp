// From an image to one row of numbers, so that dense layers can take it.
#pragma once

#include "cnn/nn/layers/layer.hpp"

namespace cnn {

/// (height, width, channels) to (height·width·channels,), in memory order: the channels of the
/// first cell come first.
///
///   model.add(Flatten());   // (3, 3, 64) to (576,)
class Flatten : public Layer {
 public:
  std::string type() const override { return "Flatten"; }
  std::string description() const override { return "Flatten()"; }
  Shape output_shape(const Shape& input) const override;
  std::unique_ptr<Layer> clone() const override;
  void slice_backward(const Tensor& input, LayerPage& page, Tensor* d_input) const override;

 protected:
  void apply(const Tensor& batch, Tensor& output) const override;
};

}  // namespace cnn
