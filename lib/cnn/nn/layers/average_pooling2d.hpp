// Average pooling: the mean response under each window.
#pragma once

#include "cnn/nn/layers/pooling2d.hpp"

namespace cnn {

/// The mean of the cells under the window, for each channel by itself; padding does not count.
///
///   model.add(AveragePooling2D({.pool_size = 2}));
class AveragePooling2D : public Pooling2D {
 public:
  explicit AveragePooling2D(const Pooling2DOptions& options = {});

  std::string type() const override { return "AveragePooling2D"; }
  std::unique_ptr<Layer> clone() const override;
  void slice_backward(const Tensor& input, LayerPage& page, Tensor* d_input) const override;

 protected:
  void apply(const Tensor& batch, Tensor& output) const override;
};

}  // namespace cnn
