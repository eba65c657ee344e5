// The numbers that weights start from.
#pragma once

#include "cnn/core/random.hpp"
#include "cnn/core/tensor.hpp"

namespace cnn {

enum class Initializer { zeros, glorot_uniform };

/// How many inputs feed one output of a kernel, and how many outputs one input feeds.
struct Fans {
  int in = 0;
  int out = 0;
};

/// A dense kernel (n, units) has fans n and units; a convolution's kernel (height, width, channels,
/// filters) has height·width·channels and height·width·filters. Throws ShapeError for other ranks.
Fans fans(const Shape& kernel);

/// Uniform in [-limit, limit) with limit = sqrt(6 / (fan in + fan out)), which keeps the spread of
/// the signal level from layer to layer. Source: X. Glorot and Y. Bengio, 2010, equation 16.
Tensor glorot_uniform(const Shape& kernel, Random& random);

/// A tensor of this shape with its first values.
Tensor initial_weights(const Shape& shape, Initializer initializer, Random& random);

}  // namespace cnn
