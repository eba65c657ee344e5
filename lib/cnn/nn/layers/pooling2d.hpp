// Pooling: one number for each window and channel, which makes the picture smaller. Two layers that
// differ in that number only.
#pragma once

#include "cnn/nn/layers/layer.hpp"
#include "cnn/nn/layers/size2d.hpp"

namespace cnn {

/// Keras's options and defaults: the window moves by its own size.
struct Pooling2DOptions {
  Size2D pool_size = 2;
  Size2D strides = pool_size;
  Padding padding = valid;
};

/// What the two have in common: (height, width, channels) to (rows, columns, channels), no weights.
class Pooling2D : public Layer {
 public:
  const Pooling2DOptions& options() const { return options_; }

  std::string description() const override;
  Shape output_shape(const Shape& input) const override;
  std::optional<Windows> windows(const Shape& input) const override;

 protected:
  /// Throws ShapeError when an option is below 1, or padding is full.
  Pooling2D(const Pooling2DOptions& options, const std::string& type);

  /// The walks over each image of a batch.
  Windows windows_over(const Tensor& batch) const;

 private:
  Pooling2DOptions options_;
};

}  // namespace cnn
