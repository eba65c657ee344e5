// Grids with fewer columns, for narrow places.
#pragma once

#include "story/grid.hpp"

namespace convlings {

bool is_marked(const Grid& grid, int row, int column);
bool in_window(const Grid& grid, int row, int column);

/// Columns of text that the widest cell takes, at least 1.
int width_of_cells(const Grid& grid);

/// How many cells of this width fit into `room`, with a mark before each and two brackets.
int columns_in(int room, int cell_width);

/// What a grid may not lose: its window, else its first marked cell, else its first cell.
Block focus_of(const Grid& grid);

/// At most `columns` columns (at least 3), around `focus`; "…" stands for those left out.
Grid narrowed(const Grid& grid, int columns, const Block& focus);

}  // namespace convlings
