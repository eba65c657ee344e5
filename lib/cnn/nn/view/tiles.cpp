#include "cnn/nn/view/tiles.hpp"

#include <algorithm>
#include <cmath>

#include "cnn/nn/view/text.hpp"

namespace cnn::view {

int upscale_factor(int height, int width, int wanted) {
  const int longer = std::max(height, width);
  return std::clamp((wanted + longer - 1) / longer, 1, 24);
}

int grid_columns(int count, int cell_height, int cell_width) {
  constexpr double projector = 16.0 / 9.0;
  int best = 1;
  double least = 0;
  for (int columns = 1; columns <= count; ++columns) {
    const int rows = (count + columns - 1) / columns;
    const double aspect = (columns * (cell_width + gutter)) / (rows * (cell_height + gutter) + 0.0);
    const double empty = 1 - count / (rows * columns + 0.0);
    const double cost = std::abs(std::log(aspect / projector)) + 3 * empty;
    if (columns == 1 || cost < least) {
      best = columns;
      least = cost;
    }
  }
  return best;
}

Grid arrange(const std::vector<Tile>& tiles, int columns) {
  bool captioned = false;
  Grid grid{.top = margin + header_height() + margin, .left = margin};
  for (const Tile& tile : tiles) {
    const Shape& shape = tile.pixels.shape();
    captioned |= !tile.caption.empty();
    grid.cell_height = std::max(grid.cell_height, shape[0]);
    grid.cell_width =
        std::max({grid.cell_width, shape[1], text_width(tile.caption, caption_size) + caption_gap});
  }
  if (captioned) grid.cell_height += caption_gap + text_height(caption_size);
  const int count = static_cast<int>(tiles.size());
  grid.columns = columns > 0 ? columns : grid_columns(count, grid.cell_height, grid.cell_width);
  grid.rows = (count + grid.columns - 1) / grid.columns;
  return grid;
}

Tensor tile_sheet(const Header& header, const std::vector<Tile>& tiles, int columns) {
  const Grid grid = arrange(tiles, columns);
  Tensor sheet =
      blank(grid.bottom() + margin, std::max(grid.right(), margin + header_width(header)) + margin);
  draw_header(sheet, header, margin, margin);
  for (int index = 0; index < static_cast<int>(tiles.size()); ++index) {
    const Tile& tile = tiles[static_cast<std::size_t>(index)];
    const int height = tile.pixels.shape()[0];
    const int top = grid.tile_top(index);
    const int left = grid.tile_left(index);
    paste(sheet, tile.pixels, top, left);
    frame(sheet, {top, left, height, tile.pixels.shape()[1]});
    draw_text(sheet, top + height + caption_gap, left, tile.caption, caption_size);
  }
  return sheet;
}

}  // namespace cnn::view
