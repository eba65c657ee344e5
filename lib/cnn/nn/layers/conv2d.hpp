// Convolution: slides learned kernels over an image and writes one feature map a filter.
#pragma once

#include "cnn/nn/layers/activation_function.hpp"
#include "cnn/nn/layers/layer.hpp"
#include "cnn/nn/layers/size2d.hpp"

namespace cnn {

/// Keras's options and defaults; `filters` must be given.
struct Conv2DOptions {
  int filters = 0;
  Size2D kernel_size = 3;
  Size2D strides = 1;
  Padding padding = valid;
  ActivationFunction activation = linear;
  bool use_bias = true;
  L2 kernel_regularizer = {};
};

/// (height, width, channels) to (rows, columns, filters), where `resolve_window` gives rows and
/// columns. Weights: kernel (kernel height, kernel width, channels, filters), bias (filters,).
///
///   model.add(Conv2D({.filters = 32, .kernel_size = 3, .activation = relu}));
class Conv2D : public Layer {
 public:
  /// Throws ShapeError when an option is below 1.
  explicit Conv2D(const Conv2DOptions& options);

  const Conv2DOptions& options() const { return options_; }

  std::string type() const override { return "Conv2D"; }
  std::string description() const override;
  Shape output_shape(const Shape& input) const override;
  std::vector<WeightPlan> weight_plan(const Shape& input) const override;
  std::optional<Windows> windows(const Shape& input) const override;
  ActivationFunction activation() const override { return options_.activation; }
  std::unique_ptr<Layer> clone() const override;
  void slice_backward(const Tensor& input, LayerPage& page, Tensor* d_input) const override;

 protected:
  void apply(const Tensor& batch, Tensor& output) const override;

 private:
  Conv2DOptions options_;
};

}  // namespace cnn
