// Which colour stands for which number.
#pragma once

#include "cnn/nn/view/canvas.hpp"

namespace cnn::view {

enum class Colormap {
  viridis,    ///< dark violet to yellow, evenly bright steps: feature maps
  diverging,  ///< blue for negative, white for 0, red for positive: filters
  grey        ///< black to white: the picture itself
};

/// What a number that is NaN or infinite looks like: a colour that no map holds.
inline constexpr Rgb not_a_number{255, 0, 255};

/// The colour at `position`, 0 (low end) to 1 (high end); outside it is the nearer end.
Rgb color_at(Colormap map, double position);

/// Numbers from `low` to `high` along a map.
struct ColorScale {
  Colormap map = Colormap::viridis;
  float low = 0;
  float high = 1;

  /// The colour of `value`; `not_a_number` when it is NaN or infinite; the middle of the map when
  /// low equals high.
  Rgb operator()(float value) const;
};

/// Draws values (height, width) as a picture (height, width, 3), one pixel a number.
Tensor colored(const Tensor& values, const ColorScale& scale);

}  // namespace cnn::view
