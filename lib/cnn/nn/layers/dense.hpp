// Every unit sees every input: the classifier behind the convolutions.
#pragma once

#include "cnn/nn/layers/activation_function.hpp"
#include "cnn/nn/layers/layer.hpp"

namespace cnn {

/// Keras's options and defaults; `units` must be given.
struct DenseOptions {
  int units = 0;
  ActivationFunction activation = linear;
  bool use_bias = true;
  L2 kernel_regularizer = {};
};

/// (n,) to (units,). Weights: kernel (n, units), bias (units,). An image has to be flattened first;
/// Keras would apply the layer to each cell's channels instead.
///
///   model.add(Dense({.units = 10, .activation = softmax}));
class Dense : public Layer {
 public:
  /// Throws ShapeError when `units` is below 1.
  explicit Dense(const DenseOptions& options);

  const DenseOptions& options() const { return options_; }

  std::string type() const override { return "Dense"; }
  std::string description() const override;
  Shape output_shape(const Shape& input) const override;
  std::vector<WeightPlan> weight_plan(const Shape& input) const override;
  ActivationFunction activation() const override { return options_.activation; }
  std::unique_ptr<Layer> clone() const override;
  void slice_backward(const Tensor& input, LayerPage& page, Tensor* d_input) const override;

 protected:
  void apply(const Tensor& batch, Tensor& output) const override;

 private:
  DenseOptions options_;
};

}  // namespace cnn
