#include "story/narrow.hpp"

#include <algorithm>

#include "story/text.hpp"

namespace convlings {

bool is_marked(const Grid& grid, int row, int column) {
  return std::ranges::count(grid.marked, std::pair(row, column)) > 0;
}

bool in_window(const Grid& grid, int row, int column) {
  if (!grid.window) return false;
  const Block& window = *grid.window;
  return row >= window.top && row < window.top + window.height && column >= window.left &&
         column < window.left + window.width;
}

int width_of_cells(const Grid& grid) {
  int width = 1;
  for (const auto& row : grid.cells) {
    for (const std::string& cell : row) width = std::max(width, columns_of(cell));
  }
  return width;
}

int columns_in(int room, int cell_width) { return (room - 2) / (cell_width + 1); }

Block focus_of(const Grid& grid) {
  if (grid.window) return *grid.window;
  if (grid.marked.empty()) return {};
  return {.top = grid.marked.front().first, .left = grid.marked.front().second};
}

Grid narrowed(const Grid& grid, int columns, const Block& focus) {
  int all = 0;
  for (const auto& row : grid.cells) all = std::max(all, static_cast<int>(row.size()));
  const int kept = std::max(3, columns);
  if (all <= kept) return grid;
  const int wanted =
      focus.width >= kept - 2 ? focus.left - 1 : focus.left + focus.width / 2 - kept / 2;
  const int first = std::clamp(wanted, 0, all - kept);
  const int last = first + kept;
  const int from = first > 0 ? first + 1 : first;  // between the two columns of "…"
  const int to = last < all ? last - 1 : last;
  Grid narrow{.title = grid.title, .cells = {}};
  for (const auto& row : grid.cells) {
    std::vector<std::string> cells(row.begin() + std::min<std::ptrdiff_t>(first, std::ssize(row)),
                                   row.begin() + std::min<std::ptrdiff_t>(last, std::ssize(row)));
    if (from > first && !cells.empty()) cells.front() = "…";
    if (to < last && !cells.empty()) cells.back() = "…";
    narrow.cells.push_back(std::move(cells));
  }
  for (const auto& [row, column] : grid.marked) {
    if (column >= from && column < to) narrow.marked.emplace_back(row, column - first);
  }
  if (grid.window) {
    const int left = std::max(grid.window->left, from);
    const int right = std::min(grid.window->left + grid.window->width, to);
    narrow.window = Block{.top = grid.window->top,
                          .left = left - first,
                          .height = grid.window->height,
                          .width = right - left};
    if (right <= left) narrow.window.reset();
  }
  return narrow;
}

}  // namespace convlings
