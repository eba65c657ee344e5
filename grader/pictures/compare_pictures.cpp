#include "pictures/compare_pictures.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace convlings {
namespace {

float level(float value) { return std::round(std::clamp(value, 0.0F, 255.0F)); }

bool is_near(const cnn::Tensor& a, const cnn::Tensor& b, int row, int column) {
  for (int part = 0; part < 3; ++part) {
    const float distance = level(a(row, column, part)) - level(b(row, column, part));
    if (std::abs(distance) > color_tolerance) return false;
  }
  return true;
}

}  // namespace

std::string difference(const cnn::Tensor& committed, const cnn::Tensor& drawn) {
  const cnn::Shape& shape = drawn.shape();
  if (committed.shape() != shape) {
    return fmt::format("is {}, drawn anew {}", to_string(committed.shape()), to_string(shape));
  }
  int others = 0;
  for (int row = 0; row < shape[0]; ++row) {
    for (int column = 0; column < shape[1]; ++column) {
      if (!is_near(committed, drawn, row, column)) ++others;
    }
  }
  if (others == 0) return "";
  return fmt::format("{} of {} pixels have another colour", others, shape[0] * shape[1]);
}

}  // namespace convlings
