// A price on large weights, added to the loss.
#pragma once

namespace cnn {

/// factor · the sum of the squared weights: pulls each weight towards 0 by 2 · factor · weight.
/// Called weight decay too. Source: A. Krogh and J. Hertz, 1991; as in Keras, without a half.
///
///   model.add(Dense({.units = 64, .kernel_regularizer = L2{1e-3F}}));
struct L2 {
  float factor = 0;
};

}  // namespace cnn
