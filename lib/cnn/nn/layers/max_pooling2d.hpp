// Max pooling: keeps the strongest response under each window.
#pragma once

#include "cnn/nn/layers/pooling2d.hpp"

namespace cnn {

/// The largest cell under the window, for each channel by itself; padding never wins.
///
///   model.add(MaxPooling2D({.pool_size = 2}));   // (26, 26, 32) to (13, 13, 32)
class MaxPooling2D : public Pooling2D {
 public:
  explicit MaxPooling2D(const Pooling2DOptions& options = {});

  std::string type() const override { return "MaxPooling2D"; }
  std::unique_ptr<Layer> clone() const override;
  void slice_backward(const Tensor& input, LayerPage& page, Tensor* d_input) const override;

 protected:
  void apply(const Tensor& batch, Tensor& output) const override;
};

}  // namespace cnn
