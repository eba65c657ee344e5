#include "cnn/nn/view/unit_strip.hpp"

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

constexpr int one_row = 16;       // so many units still fit side by side with their values
constexpr int large_cell = 96;    // pixels
constexpr int rows_width = 1536;  // pixels that wrapped rows aim at

struct Units {
  const Tensor& values;
  ValueRange range;

  Rgb color(int unit) const {
    if (range.dead()) return dead_grey;
    return ColorScale{Colormap::viridis, range.low, range.high}(values(unit));
  }
  int count() const { return values.shape()[0]; }
};

Header header_over(const SheetOptions& options, const ValueRange& range) {
  Header header{.title = options.title, .note = options.note};
  header.low = number_text(range.low);
  header.high = number_text(range.high);
  header.remark = "one cell a unit";
  if (range.dead()) header.remark += ", DEAD: all zero";
  if (range.not_finite > 0) header.remark += fmt::format(", magenta: {} NaN/inf", range.not_finite);
  return header;
}

Tensor single_row(const Units& units, const Header& header) {
  std::vector<Tile> tiles;
  tiles.reserve(one_row);
  for (int unit = 0; unit < units.count(); ++unit) {
    tiles.push_back({blank(large_cell, large_cell, units.color(unit)),
                     fmt::format("#{} {}", unit, number_text(units.values(unit)))});
  }
  return tile_sheet(header, tiles, units.count());
}

// Columns are a power of two, so that the row labels are round numbers.
Tensor wrapped_rows(const Units& units, const Header& header) {
  int columns = 16;
  while (columns * columns < 2 * units.count()) columns *= 2;
  const int rows = (units.count() + columns - 1) / columns;
  const int cell = std::clamp(rows_width / columns, text_height(caption_size) + 2, 48);
  const int label = text_width(fmt::format("#{}", units.count()), caption_size) + gutter;
  const int top = margin + header_height() + margin;
  const int left = margin + label;
  Tensor sheet = blank(top + rows * cell + margin,
                       std::max(left + columns * cell, margin + header_width(header)) + margin);
  draw_header(sheet, header, margin, margin);
  for (int unit = 0; unit < units.count(); ++unit) {
    const int row = top + unit / columns * cell;
    const int column = left + unit % columns * cell;
    fill(sheet, {row, column, cell - 1, cell - 1}, units.color(unit));
    if (unit % columns > 0) continue;
    draw_text(sheet, row + (cell - text_height(caption_size)) / 2, margin, fmt::format("#{}", unit),
              caption_size, pencil);
  }
  return sheet;
}

}  // namespace

Tensor unit_strip(const Tensor& values, const SheetOptions& options) {
  if (values.shape().rank() != 1) {
    throw ShapeError("unit_strip: the output of a dense or flatten layer is (units,). Received " +
                     to_string(values.shape()) + ".");
  }
  const Units units{values, range_of(values)};
  const Header header = header_over(options, units.range);
  return units.count() <= one_row ? single_row(units, header) : wrapped_rows(units, header);
}

}  // namespace cnn::view
