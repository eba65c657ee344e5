// A frame of zeros, for the paddings that `valid` and `same` do not give.
#pragma once

#include "cnn/nn/layers/layer.hpp"
#include "cnn/nn/layers/size2d.hpp"

namespace cnn {

/// Keras's option and default.
struct ZeroPadding2DOptions {
  Border2D padding = 1;
};

/// (height, width, channels) to (top + height + bottom, left + width + right, channels).
///
///   model.add(ZeroPadding2D({.padding = {1, 2}}));   // one row above and below, two columns
class ZeroPadding2D : public Layer {
 public:
  /// Throws ShapeError when a side is below 0.
  explicit ZeroPadding2D(const ZeroPadding2DOptions& options = {});

  const ZeroPadding2DOptions& options() const { return options_; }

  std::string type() const override { return "ZeroPadding2D"; }
  std::string description() const override;
  Shape output_shape(const Shape& input) const override;
  std::optional<Windows> windows(const Shape& input) const override;
  std::unique_ptr<Layer> clone() const override;
  void slice_backward(const Tensor& input, LayerPage& page, Tensor* d_input) const override;

 protected:
  void apply(const Tensor& batch, Tensor& output) const override;

 private:
  ZeroPadding2DOptions options_;
};

}  // namespace cnn
