#include "cnn/nn/view/colormap.hpp"

#include <algorithm>
#include <cmath>

#include "cnn/nn/view/viridis.hpp"

namespace cnn::view {
namespace {

constexpr Rgb negative{33, 85, 190};
constexpr Rgb zero{255, 255, 255};
constexpr Rgb positive{200, 38, 38};

Rgb between(Rgb from, Rgb to, double position) {
  const auto mix = [position](float a, float b) {
    return static_cast<float>(std::round(a + (b - a) * position));
  };
  return {mix(from.red, to.red), mix(from.green, to.green), mix(from.blue, to.blue)};
}

}  // namespace

Rgb color_at(Colormap map, double position) {
  const double t = std::clamp(position, 0.0, 1.0);
  switch (map) {
    case Colormap::viridis: {
      // 256 equal steps, as matplotlib divides them: 0.5 is entry 128.
      const auto& entry = viridis_table[static_cast<std::size_t>(std::min(t * 256, 255.0))];
      return {static_cast<float>(entry[0]), static_cast<float>(entry[1]),
              static_cast<float>(entry[2])};
    }
    case Colormap::diverging:
      return t < 0.5 ? between(zero, negative, 1 - 2 * t) : between(zero, positive, 2 * t - 1);
    case Colormap::grey:
      break;
  }
  return between({0, 0, 0}, {255, 255, 255}, t);
}

Rgb ColorScale::operator()(float value) const {
  if (!std::isfinite(value)) return not_a_number;
  // In double, because high - low may be more than a float holds.
  const double reach = static_cast<double>(high) - low;
  return color_at(map, reach > 0 ? (static_cast<double>(value) - low) / reach : 0.5);
}

Tensor colored(const Tensor& values, const ColorScale& scale) {
  const int height = values.shape()[0];
  const int width = values.shape()[1];
  Tensor picture({height, width, 3});
  for (int row = 0; row < height; ++row) {
    for (int column = 0; column < width; ++column) {
      fill(picture, {row, column, 1, 1}, scale(values(row, column)));
    }
  }
  return picture;
}

}  // namespace cnn::view
