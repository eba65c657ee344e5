// A network in one line of text: `c32,3 m2 c64,3 m2 c64,3 f d64 d10`.
#pragma once

#include <string>
#include <vector>

#include "cnn/core/shape.hpp"
#include "cnn/core/window.hpp"

namespace cnn {

/// One token, with every default filled in.
///
///   kind  token            size       kernel       stride        padding       rate
///   c     c64,3 c64,3,s2   filters    kernel size  1 or given    same or given
///   m     m2 m3,s2         pool size               pool size     valid
///   a     a2               pool size               pool size     valid
///   f     f
///   d     d1024            units
///   x     x0.5                                                                 dropout
struct LayerConfig {
  char kind = 'f';
  int size = 0;
  int kernel = 0;
  int stride = 0;
  Padding padding = valid;
  float rate = 0;

  bool operator==(const LayerConfig&) const = default;
};

/// Reads tokens separated by spaces; `padding` is for convolutions that do not name theirs. Throws
/// ShapeError, which names the token, its position and what is allowed there.
std::vector<LayerConfig> parse_layer_config(const std::string& text, Padding padding = same);

/// The token again, in full: "c64,3,s1,same".
std::string to_string(const LayerConfig& entry);

/// Reads "28x28x1", the shape of one example. Throws ShapeError for anything else.
Shape parse_input_shape(const std::string& text);

}  // namespace cnn
