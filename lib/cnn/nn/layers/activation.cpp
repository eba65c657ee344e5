#include "cnn/nn/layers/activation.hpp"

namespace cnn {

std::string Activation::description() const {
  return std::string("Activation(") + to_string(function_) + ")";
}

Tensor Activation::apply(const Tensor& batch, const Shape& /*input*/) const {
  Tensor output = batch;
  activate(output, function_);
  return output;
}

std::unique_ptr<Layer> Activation::clone() const { return std::make_unique<Activation>(*this); }

}  // namespace cnn
