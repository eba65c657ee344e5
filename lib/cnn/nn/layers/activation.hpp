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

  ActivationFunction function() const { return function_; }

  std::string type() const override { return "Activation"; }
  std::string description() const override;
  Shape output_shape(const Shape& input) const override { return input; }
  std::unique_ptr<Layer> clone() const override;

 protected:
  Tensor apply(const Tensor& batch, const Shape& input) const override;

 private:
  ActivationFunction function_;
};

}  // namespace cnn
