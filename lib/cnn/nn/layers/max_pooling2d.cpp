#include "cnn/nn/layers/max_pooling2d.hpp"

#include "cnn/nn/kernels/pooling2d.hpp"

namespace cnn {

MaxPooling2D::MaxPooling2D(const Pooling2DOptions& options) : Pooling2D(options, "MaxPooling2D") {}

void MaxPooling2D::apply(const Tensor& batch, Tensor& output) const {
  const auto [rows, columns] = windows_over(batch);
  kernels::max_pooling2d(batch, rows, columns, output);  // (batch, rows, columns, channels)
}

void MaxPooling2D::slice_backward(const Tensor& input, LayerPage& page, Tensor* d_input) const {
  if (d_input == nullptr) return;
  const auto [rows, columns] = windows_over(input);
  kernels::max_pooling2d_gradient(input, page.d_output, rows, columns, *d_input);
}

std::unique_ptr<Layer> MaxPooling2D::clone() const { return std::make_unique<MaxPooling2D>(*this); }

}  // namespace cnn
