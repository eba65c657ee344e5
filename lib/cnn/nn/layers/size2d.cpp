#include "cnn/nn/layers/size2d.hpp"

#include <fmt/format.h>

namespace cnn {

std::string to_string(const Size2D& size) {
  return fmt::format("({}, {})", size.height, size.width);
}

std::string to_string(const Border2D& border) {
  return fmt::format("(({}, {}), ({}, {}))", border.top, border.bottom, border.left, border.right);
}

}  // namespace cnn
