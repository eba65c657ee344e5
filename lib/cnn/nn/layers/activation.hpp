// An activation function as a layer of its own.
#pragma once

#include "cnn/nn/layers/activation_function.hpp"
#include "cnn/nn/layers/layer.hpp"

namespace cnn {

/// Any shape to the same shape.
///
///   model.add(Activation(softmax));
class Activation : public Layer {
 public:
  explicit Activation(ActivationFunction function) : function_(function) {}

  std::string type() const override { return "Activation"; }
  std::string description() const override;
  Shape output_shape(const Shape& input) const override { return input; }
  ActivationFunction activation() const override { return function_; }
  std::unique_ptr<Layer> clone() const override;
  void slice_backward(const Tensor& input, LayerPage& page, Tensor* d_input) const override;

 protected:
  void apply(const Tensor& batch, Tensor& output) const override;

 private:
  ActivationFunction function_;
};

}  // namespace cnn
