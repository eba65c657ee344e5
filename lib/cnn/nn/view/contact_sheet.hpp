// Every channel of a feature map side by side, as a photographer's contact sheet.
#pragma once

#include <string>

#include "cnn/core/tensor.hpp"
#include "cnn/nn/view/canvas.hpp"

namespace cnn::view {

/// Which range of numbers the colours cover.
enum class Scale {
  channel,  ///< each channel from its own minimum to its own maximum: shows patterns
  layer     ///< all channels from the layer's minimum to its maximum: shows strength
};

/// What to write above a sheet, and how to colour it.
struct SheetOptions {
  std::string title = {};  ///< the layer's name
  std::string note = {};   ///< such as "untrained, seed 1"; may be empty
  Scale scale = Scale::channel;
};

/// The tile of a channel that is zero everywhere.
inline constexpr Rgb dead_grey{150, 150, 150};

/// Draws a feature map (height, width, channels) as one picture (height, width, 3) of 0..255: a
/// tile a channel in viridis, enlarged by a whole factor, with the caption `#k max 1.80`, k
/// counting from 0 as in `output(row, column, k)`. No channel is left out. A channel that is all
/// zero is a grey tile marked DEAD; one number everywhere is drawn in the middle colour; NaN and
/// infinite numbers are magenta and counted in the caption. Throws ShapeError unless `map` has
/// rank 3.
Tensor contact_sheet(const Tensor& map, const SheetOptions& options);

}  // namespace cnn::view
