#include "cnn/nn/layers/activation.hpp"

namespace cnn {

std::string Activation::description() const {
  return std::string("Activation(") + to_string(function_) + ")";
}

void Activation::apply(const Tensor& batch, Tensor& output) const { output = batch; }

void Activation::slice_backward(const Tensor& /*input*/, LayerPage& page, Tensor* d_input) const {
  if (d_input != nullptr) *d_input = page.d_output;
}

std::unique_ptr<Layer> Activation::clone() const { return std::make_unique<Activation>(*this); }

}  // namespace cnn
