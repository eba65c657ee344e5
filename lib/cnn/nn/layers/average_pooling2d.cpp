#include "cnn/nn/layers/average_pooling2d.hpp"

#include "cnn/nn/kernels/pooling2d.hpp"

namespace cnn {

AveragePooling2D::AveragePooling2D(const Pooling2DOptions& options)
    : Pooling2D(options, "AveragePooling2D") {}

Tensor AveragePooling2D::apply(const Tensor& batch, const Shape& input) const {
  const std::vector<Window> walks = windows(input);
  return kernels::average_pooling2d(batch, walks[0], walks[1]);  // (batch, rows, columns, channels)
}

std::unique_ptr<Layer> AveragePooling2D::clone() const {
  return std::make_unique<AveragePooling2D>(*this);
}

}  // namespace cnn
