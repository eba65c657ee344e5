#include "story/grid.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "story/story.hpp"

namespace convlings {
namespace {

constexpr int most_shown = 10;

/// The part of an axis that is shown, [first, last). It reaches beyond the axis where the window
/// does.
struct Shown {
  int extent;
  int low;
  int high;
  int first;
  int last;

  Shown(int extent_of_axis, int start, int size)
      : extent(extent_of_axis), low(std::min(0, start)), high(std::max(extent, start + size)) {
    const int wanted = size >= most_shown ? start : start + size / 2 - most_shown / 2;
    first = std::clamp(wanted, low, std::max(low, high - most_shown));
    last = std::min(high, first + most_shown);
  }
  bool cropped() const { return first > 0 || last < extent; }
  bool more_before() const { return first > low; }
  bool more_after() const { return last < high; }
  bool holds(int place) const { return place >= 0 && place < extent; }

  /// ", rows 3 to 12"
  std::string told(const char* name) const {
    if (!cropped()) return "";
    return fmt::format(", {} {} to {}", name, std::max(0, first), std::min(last, extent) - 1);
  }
};

/// Where rows, columns and the fixed axes of a plane lie within a tensor.
struct Plane {
  int rows = 1;
  int columns = 1;
  int row_focus = 0;
  int column_focus = 0;
  std::int64_t offset = 0;
  std::int64_t row_step = 0;
  std::int64_t column_step = 1;
  std::string which;  ///< ", channel 2"
};

Plane plane_through(const cnn::Tensor& tensor, const std::vector<int>& focus) {
  const cnn::Shape& shape = tensor.shape();
  const auto at = [&focus](int axis) {
    return axis < static_cast<int>(focus.size()) ? focus[static_cast<std::size_t>(axis)] : 0;
  };
  Plane plane;
  if (shape.rank() == 1) {
    plane.columns = shape[0];
    plane.column_focus = at(0);
    return plane;
  }
  const int row_axis = std::max(0, shape.rank() - 3);  // 0, 0, 1 for rank 2, 3, 4
  plane.rows = shape[row_axis];
  plane.columns = shape[row_axis + 1];
  plane.row_focus = at(row_axis);
  plane.column_focus = at(row_axis + 1);
  plane.column_step = shape.rank() == 2 ? 1 : shape[row_axis + 2];
  plane.row_step = plane.column_step * plane.columns;
  if (shape.rank() >= 3) {
    plane.offset += at(row_axis + 2);
    plane.which = fmt::format(", channel {}", at(row_axis + 2));
  }
  if (shape.rank() == 4) {
    plane.offset += at(0) * plane.row_step * plane.rows;
    plane.which = fmt::format(", [{}, :, :, {}]", at(0), at(3));
  }
  return plane;
}

/// The rows and columns of `window` that are shown, counted in the grid's cells.
Block within(const Block& window, const Shown& rows, const Shown& columns) {
  const int top = std::max(window.top, rows.first);
  const int left = std::max(window.left, columns.first);
  return {.top = top - rows.first + (rows.more_before() ? 1 : 0),
          .left = left - columns.first + (columns.more_before() ? 1 : 0),
          .height = std::min(window.top + window.height, rows.last) - top,
          .width = std::min(window.left + window.width, columns.last) - left};
}

/// `window` also says what to crop around.
Grid cropped(const std::string& name, const cnn::Tensor& tensor, const Plane& plane,
             const Block& window) {
  const Shown rows(plane.rows, window.top, window.height);
  const Shown columns(plane.columns, window.left, window.width);
  Grid grid{.title = name + " " + to_string(tensor.shape()) + plane.which + rows.told("rows") +
                     columns.told("columns"),
            .cells = {}};
  for (int row = rows.first; row < rows.last; ++row) {
    std::vector<std::string> cells;
    if (columns.more_before()) cells.emplace_back("…");
    for (int column = columns.first; column < columns.last; ++column) {
      if (rows.holds(row) && columns.holds(column)) {
        cells.push_back(number_text(
            tensor.data()[plane.offset + row * plane.row_step + column * plane.column_step]));
      } else {
        const bool inside = row >= window.top && row < window.top + window.height &&
                            column >= window.left && column < window.left + window.width;
        cells.emplace_back(inside ? beyond_the_edge : "");
      }
    }
    if (columns.more_after()) cells.emplace_back("…");
    grid.cells.push_back(std::move(cells));
  }
  const std::vector<std::string> ellipses(grid.cells.front().size(), "…");
  if (rows.more_before()) grid.cells.insert(grid.cells.begin(), ellipses);
  if (rows.more_after()) grid.cells.push_back(ellipses);
  grid.window = within(window, rows, columns);
  return grid;
}

}  // namespace

Grid grid_of(const std::string& name, const cnn::Tensor& tensor, const std::vector<int>& focus) {
  if (tensor.size() == 0) return {.title = name + " " + to_string(tensor.shape()), .cells = {}};
  const Plane plane = plane_through(tensor, focus);
  Grid grid = cropped(name, tensor, plane, {.top = plane.row_focus, .left = plane.column_focus});
  if (!focus.empty()) grid.marked = {{grid.window->top, grid.window->left}};
  grid.window.reset();
  return grid;
}

Grid grid_around(const std::string& name, const cnn::Tensor& tensor, const std::vector<int>& at,
                 const Block& window) {
  if (tensor.size() == 0) return grid_of(name, tensor, {});
  return cropped(name, tensor, plane_through(tensor, at), window);
}

}  // namespace convlings
