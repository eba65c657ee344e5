#include "cnn/nn/layers/initializers.hpp"

#include <cmath>

#include "cnn/core/errors.hpp"

namespace cnn {

Fans fans(const Shape& kernel) {
  if (kernel.rank() == 2) return {.in = kernel[0], .out = kernel[1]};
  if (kernel.rank() == 4) {
    const int receptive_size = kernel[0] * kernel[1];
    return {.in = receptive_size * kernel[2], .out = receptive_size * kernel[3]};
  }
  throw ShapeError("fans: a kernel is (n, units) or (height, width, channels, filters). Received " +
                   to_string(kernel) + ".");
}

Tensor glorot_uniform(const Shape& kernel, Random& random) {
  const auto [in, out] = fans(kernel);
  const auto limit = static_cast<float>(std::sqrt(6.0 / (static_cast<double>(in) + out)));
  return random_uniform(kernel, -limit, limit, random);
}

Tensor initial_weights(const Shape& shape, Initializer initializer, Random& random) {
  return initializer == Initializer::zeros ? Tensor(shape) : glorot_uniform(shape, random);
}

}  // namespace cnn
