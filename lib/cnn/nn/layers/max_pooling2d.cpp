#include "cnn/nn/layers/max_pooling2d.hpp"

#include "cnn/nn/kernels/pooling2d.hpp"

namespace cnn {

MaxPooling2D::MaxPooling2D(const Pooling2DOptions& options) : Pooling2D(options, "MaxPooling2D") {}

Tensor MaxPooling2D::apply(const Tensor& batch, const Shape& input) const {
  const std::vector<Window> walks = windows(input);
  return kernels::max_pooling2d(batch, walks[0], walks[1]);  // (batch, rows, columns, channels)
}

std::unique_ptr<Layer> MaxPooling2D::clone() const { return std::make_unique<MaxPooling2D>(*this); }

}  // namespace cnn
