#include "cnn/nn/layers/flatten.hpp"

#include <algorithm>

namespace cnn {

Shape Flatten::output_shape(const Shape& input) const { return {static_cast<int>(input.size())}; }

void Flatten::apply(const Tensor& batch, Tensor& output) const {
  output.resize(with_batch(batch.shape()[0], output_shape(without_batch(batch.shape()))));
  std::copy(batch.begin(), batch.end(), output.begin());
}

void Flatten::slice_backward(const Tensor& input, LayerPage& page, Tensor* d_input) const {
  if (d_input == nullptr) return;
  d_input->resize(input.shape());
  std::copy(page.d_output.begin(), page.d_output.end(), d_input->begin());
}

std::unique_ptr<Layer> Flatten::clone() const { return std::make_unique<Flatten>(*this); }

}  // namespace cnn
