// Tiles with captions in a grid under a header: the frame of every sheet.
#pragma once

#include <string>
#include <vector>

#include "cnn/nn/view/header.hpp"

namespace cnn::view {

inline constexpr int margin = 16;      ///< pixels around a sheet
inline constexpr int gutter = 8;       ///< pixels between two cells
inline constexpr int caption_gap = 5;  ///< pixels between a tile and its caption

/// A picture (height, width, 3) at its final size, and the words under it.
struct Tile {
  Tensor pixels;
  std::string caption = {};
};

/// The smallest whole factor that brings the longer side of a map to `wanted` pixels, at most 24:
/// 26 -> 4, 13 -> 8, 3 -> 24, 150 -> 1. Small maps come out as large as big ones.
int upscale_factor(int height, int width, int wanted = 96);

/// The number of columns that brings a grid of equal cells near the 16:9 of a projector without
/// leaving many places empty in the last row.
int grid_columns(int count, int cell_height, int cell_width);

/// Where tile `index` lies on the sheet: every cell is as wide as the widest tile or caption, so
/// that no caption is cut or runs into its neighbour; tiles start at the left edge of their cells.
struct Grid {
  int top = 0;
  int left = 0;
  int cell_height = 0;
  int cell_width = 0;
  int columns = 1;
  int rows = 1;

  int tile_top(int index) const { return top + index / columns * (cell_height + gutter); }
  int tile_left(int index) const { return left + index % columns * (cell_width + gutter); }
  int bottom() const { return top + rows * (cell_height + gutter) - gutter; }
  int right() const { return left + columns * (cell_width + gutter) - gutter; }
};

/// The grid in which `tile_sheet` puts these tiles; `columns` 0 chooses by `grid_columns`.
Grid arrange(const std::vector<Tile>& tiles, int columns = 0);

/// The sheet (height, width, 3): header on top, then all tiles in reading order.
Tensor tile_sheet(const Header& header, const std::vector<Tile>& tiles, int columns = 0);

}  // namespace cnn::view
