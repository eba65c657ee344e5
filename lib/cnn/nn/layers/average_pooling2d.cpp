#include "cnn/nn/layers/average_pooling2d.hpp"

#include "cnn/nn/kernels/pooling2d.hpp"

namespace cnn {

AveragePooling2D::AveragePooling2D(const Pooling2DOptions& options)
    : Pooling2D(options, "AveragePooling2D") {}

void AveragePooling2D::apply(const Tensor& batch, Tensor& output) const {
  const auto [rows, columns] = windows_over(batch);
  kernels::average_pooling2d(batch, rows, columns, output);  // (batch, rows, columns, channels)
}

void AveragePooling2D::slice_backward(const Tensor& input, LayerPage& page, Tensor* d_input) const {
  if (d_input == nullptr) return;
  const auto [rows, columns] = windows_over(input);
  kernels::average_pooling2d_gradient(input.shape(), page.d_output, rows, columns, *d_input);
}

std::unique_ptr<Layer> AveragePooling2D::clone() const {
  return std::make_unique<AveragePooling2D>(*this);
}

}  // namespace cnn
