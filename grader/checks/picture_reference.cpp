#include "checks/picture_reference.hpp"

#include <algorithm>
#include <cmath>

#include "cnn/nn/view/value_range.hpp"

namespace convlings::checks {
namespace {

using cnn::Tensor;
using cnn::view::channel_of;
using cnn::view::range_of;
using cnn::view::ValueRange;

/// Colour `part` (0 red, 1 green, 2 blue) of a weight that is `share` of the greatest.
double color_part(double share, int part) {
  const double taken = part == 0   ? -std::min(share, 0.0)
                       : part == 1 ? std::abs(share)
                                   : std::max(share, 0.0);
  return std::round(255 * (1 - taken));
}

}  // namespace

double level_of(double number, double least, double greatest) {
  return greatest == least ? 0 : 255 * (number - least) / (greatest - least);
}

double greatest_weight(const Tensor& kernels) {
  const ValueRange range = range_of(kernels);
  return std::max(-double{range.low}, double{range.high});
}

Tensor reference_levels(const Tensor& map) {
  const ValueRange range = range_of(map);
  Tensor levels(map.shape());
  std::transform(map.begin(), map.end(), levels.begin(), [&](float number) {
    return static_cast<float>(std::round(level_of(number, range.low, range.high)));
  });
  return levels;
}

Tensor reference_sheet(const Tensor& feature_map, int columns, int factor, int gutter) {
  const cnn::Shape& shape = feature_map.shape();
  const int down = shape[0] * factor + gutter;  // from tile to tile
  const int right = shape[1] * factor + gutter;
  Tensor sheet({(shape[2] + columns - 1) / columns * down - gutter, columns * right - gutter});
  for (float& cell : sheet) cell = 255;
  for (int channel = 0; channel < shape[2]; ++channel) {
    const Tensor levels = reference_levels(channel_of(feature_map, channel));
    for (int row = 0; row < shape[0] * factor; ++row) {
      for (int column = 0; column < shape[1] * factor; ++column) {
        sheet(channel / columns * down + row, channel % columns * right + column) =
            levels(row / factor, column / factor);
      }
    }
  }
  return sheet;
}

Tensor reference_filter(const Tensor& kernels, int channel, int filter) {
  const double greatest = greatest_weight(kernels);
  Tensor drawn({kernels.shape()[0], kernels.shape()[1], 3});
  for (int row = 0; row < drawn.shape()[0]; ++row) {
    for (int column = 0; column < drawn.shape()[1]; ++column) {
      const double share = greatest == 0 ? 0 : kernels(row, column, channel, filter) / greatest;
      for (int part = 0; part < 3; ++part) {
        drawn(row, column, part) = static_cast<float>(color_part(share, part));
      }
    }
  }
  return drawn;
}

Tensor without_ties(Tensor map) {
  for (int channel = 0; channel < map.shape()[2]; ++channel) {
    const ValueRange range = range_of(channel_of(map, channel));
    if (range.constant() || std::fmod(range.high - range.low, 2.0F) != 0) continue;
    for (int row = 0; row < map.shape()[0]; ++row) {
      for (int column = 0; column < map.shape()[1]; ++column) {
        float& cell = map(row, column, channel);
        if (cell == range.high) cell += 1;
      }
    }
  }
  return map;
}

}  // namespace convlings::checks
