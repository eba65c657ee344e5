#include "cnn/nn/layers/flatten.hpp"

namespace cnn {

Shape Flatten::output_shape(const Shape& input) const { return {static_cast<int>(input.size())}; }

Tensor Flatten::apply(const Tensor& batch, const Shape& input) const {
  return batch.reshaped(with_batch(batch.shape()[0], output_shape(input)));
}

std::unique_ptr<Layer> Flatten::clone() const { return std::make_unique<Flatten>(*this); }

}  // namespace cnn
