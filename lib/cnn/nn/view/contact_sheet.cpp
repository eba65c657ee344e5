#include "cnn/nn/view/contact_sheet.hpp"

#include <fmt/format.h>

#include <vector>

#include "cnn/core/errors.hpp"
#include "cnn/nn/view/caption.hpp"
#include "cnn/nn/view/tiles.hpp"
#include "cnn/nn/view/value_range.hpp"

namespace cnn::view {
namespace {

std::string caption(int channel, const ValueRange& range) {
  if (range.dead()) return fmt::format("#{} DEAD", channel);
  if (range.not_finite > 0) return fmt::format("#{} {} NaN/inf", channel, range.not_finite);
  if (range.constant()) return fmt::format("#{} all {}", channel, number_text(range.high));
  return fmt::format("#{} max {}", channel, number_text(range.high));
}

Tensor tile_pixels(const Tensor& plane, const ValueRange& own, const ValueRange& shown) {
  const int height = plane.shape()[0];
  const int width = plane.shape()[1];
  if (own.dead()) return blank(height, width, dead_grey);
  return colored(plane, {Colormap::viridis, shown.low, shown.high});
}

Header header_over(const SheetOptions& options, const ValueRange& layer, int channels, int dead) {
  Header header{.title = options.title, .note = options.note};
  if (options.scale == Scale::channel) {
    header.low = "min";
    header.high = "max";
    header.remark = "each channel on its own scale";
  } else {
    header.low = number_text(layer.low);
    header.high = number_text(layer.high);
    header.remark = "one scale for the layer";
  }
  if (dead > 0) header.remark += fmt::format(", grey: {} of {} DEAD", dead, channels);
  if (layer.not_finite > 0) header.remark += ", magenta: NaN or inf";
  return header;
}

}  // namespace

Tensor contact_sheet(const Tensor& map, const SheetOptions& options) {
  if (map.shape().rank() != 3) {
    throw ShapeError("contact_sheet: a feature map is (height, width, channels). Received " +
                     to_string(map.shape()) + ".");
  }
  const int channels = map.shape()[2];
  const int factor = upscale_factor(map.shape()[0], map.shape()[1]);
  const ValueRange layer = range_of(map);
  std::vector<Tile> tiles;
  int dead = 0;
  for (int channel = 0; channel < channels; ++channel) {
    const Tensor plane = channel_of(map, channel);
    const ValueRange own = range_of(plane);
    const ValueRange& shown = options.scale == Scale::channel ? own : layer;
    tiles.push_back({upscaled(tile_pixels(plane, own, shown), factor), caption(channel, own)});
    dead += own.dead() ? 1 : 0;
  }
  return tile_sheet(header_over(options, layer, channels, dead), tiles);
}

}  // namespace cnn::view
