#include "cnn/nn/view/filters_sheet.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "cnn/core/errors.hpp"
#include "cnn/nn/view/caption.hpp"
#include "cnn/nn/view/text.hpp"
#include "cnn/nn/view/tiles.hpp"
#include "cnn/nn/view/value_range.hpp"

namespace cnn::view {
namespace {

constexpr int most_side_by_side = 4;  // channels in one tile
constexpr int side_gap = 4;           // pixels between them
constexpr int table_gap = 6;          // pixels between the entries of a table
constexpr int table_entry = 40;       // pixels that an entry of a table is wide, at least

// kernel(:, :, channel, filter) as (height, width)
Tensor weights_of(const Tensor& kernel, int channel, int filter) {
  Tensor weights({kernel.shape()[0], kernel.shape()[1]});
  for (int row = 0; row < kernel.shape()[0]; ++row) {
    for (int column = 0; column < kernel.shape()[1]; ++column) {
      weights(row, column) = kernel(row, column, channel, filter);
    }
  }
  return weights;
}

// All channels of one filter in a row.
Tensor side_by_side(const Tensor& kernel, int filter, const ColorScale& scale, int factor) {
  const int height = kernel.shape()[0] * factor;
  const int width = kernel.shape()[1] * factor;
  const int channels = kernel.shape()[2];
  Tensor tile = blank(height, channels * (width + side_gap) - side_gap);
  for (int channel = 0; channel < channels; ++channel) {
    const int left = channel * (width + side_gap);
    paste(tile, upscaled(colored(weights_of(kernel, channel, filter), scale), factor), 0, left);
    frame(tile, {0, left, height, width});
  }
  return tile;
}

Tensor all_filters(const Tensor& kernel, const ColorScale& scale, const Header& header) {
  const int factor = upscale_factor(kernel.shape()[0], kernel.shape()[1]);
  std::vector<Tile> tiles;
  tiles.reserve(static_cast<std::size_t>(kernel.shape()[3]));
  for (int filter = 0; filter < kernel.shape()[3]; ++filter) {
    tiles.push_back({side_by_side(kernel, filter, scale, factor), fmt::format("#{}", filter)});
  }
  return tile_sheet(header, tiles);
}

Tensor table(const Tensor& kernel, const ColorScale& scale, const Header& header, int filters,
             int channels) {
  const int factor = upscale_factor(kernel.shape()[0], kernel.shape()[1], table_entry);
  const int height = kernel.shape()[0] * factor;
  const int width = kernel.shape()[1] * factor;
  const int row_step = std::max(height, text_height(caption_size)) + table_gap;
  const int column_step =
      std::max(width, text_width(std::to_string(channels), caption_size)) + table_gap;
  const int top = margin + header_height() + margin + text_height(caption_size) + caption_gap;
  const int left = margin + text_width(fmt::format("#{}", filters), caption_size) + gutter;
  Tensor sheet = blank(
      top + filters * row_step - table_gap + margin,
      std::max(left + channels * column_step - table_gap, margin + header_width(header)) + margin);
  draw_header(sheet, header, margin, margin);
  for (int channel = 0; channel < channels; ++channel) {
    draw_text(sheet, top - caption_gap - text_height(caption_size), left + channel * column_step,
              std::to_string(channel), caption_size, pencil);
  }
  for (int filter = 0; filter < filters; ++filter) {
    const int row = top + filter * row_step;
    draw_text(sheet, row + (height - text_height(caption_size)) / 2, margin,
              fmt::format("#{}", filter), caption_size);
    for (int channel = 0; channel < channels; ++channel) {
      const int column = left + channel * column_step;
      const Tensor weights = weights_of(kernel, channel, filter);
      paste(sheet, upscaled(colored(weights, scale), factor), row, column);
      frame(sheet, {row, column, height, width});
    }
  }
  return sheet;
}

std::string said(int shown, int all, const char* what) {
  if (shown == all) return fmt::format("all {} {}", all, what);
  return fmt::format("first {} of {} {}", shown, all, what);
}

}  // namespace

Tensor filters_sheet(const Tensor& kernel, const FilterOptions& options) {
  if (kernel.shape().rank() != 4) {
    throw ShapeError("filters_sheet: a kernel is (height, width, channels, filters). Received " +
                     to_string(kernel.shape()) + ".");
  }
  const ValueRange range = range_of(kernel);
  const float limit = std::max(-range.low, range.high);
  const ColorScale scale{Colormap::diverging, -limit, limit};
  Header header{.title = options.title, .note = options.note, .map = Colormap::diverging};
  header.low = number_text(-limit);
  header.high = number_text(limit);
  const int channels = kernel.shape()[2];
  const int filters = kernel.shape()[3];
  if (channels <= most_side_by_side) {
    header.remark = channels == 1 ? std::string("one scale for the layer")
                                  : fmt::format("a tile: the {} channels of one filter", channels);
    return all_filters(kernel, scale, header);
  }
  const int rows = std::clamp(options.most_filters, 1, filters);
  const int columns = std::clamp(options.most_channels, 1, channels);
  header.remark = "rows: " + said(rows, filters, "filters") +
                  ", columns: " + said(columns, channels, "channels");
  return table(kernel, scale, header, rows, columns);
}

}  // namespace cnn::view
