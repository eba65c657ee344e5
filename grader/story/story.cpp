#include "story/story.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cmath>

namespace convlings {
namespace {

constexpr int most_shown = 10;

/// The part of an axis that is shown: [first, last), around `focus`.
struct Crop {
  int first;
  int last;
  int extent;

  Crop(int extent_of_axis, int focus) : extent(extent_of_axis) {
    first = std::clamp(focus - most_shown / 2, 0, std::max(0, extent - most_shown));
    last = std::min(extent, first + most_shown);
  }
  bool cropped() const { return first > 0 || last < extent; }
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

std::vector<std::string> ellipsis_row(std::size_t columns) {
  return std::vector<std::string>(columns, "…");
}

}  // namespace

std::string number_text(double value) {
  if (std::isnan(value)) return "nan";
  if (value == std::round(value) && std::abs(value) < 1e15)
    return fmt::format("{:.0f}", value + 0.0);
  return fmt::format("{:.4g}", value);
}

std::string factor_text(double value) {
  const std::string text = number_text(value);
  return value < 0 ? "(" + text + ")" : text;
}

std::string index_text(const std::vector<int>& index) {
  return index.size() == 1 ? fmt::format("{}", index[0])
                           : fmt::format("({})", fmt::join(index, ", "));
}

Grid grid_of(const std::string& name, const cnn::Tensor& tensor, const std::vector<int>& focus) {
  Grid grid{.title = name + " " + to_string(tensor.shape()), .cells = {}, .marked = {}};
  if (tensor.size() == 0) return grid;
  const Plane plane = plane_through(tensor, focus);
  const Crop rows(plane.rows, plane.row_focus);
  const Crop columns(plane.columns, plane.column_focus);
  grid.title += plane.which;
  if (rows.cropped()) grid.title += fmt::format(", rows {} to {}", rows.first, rows.last - 1);
  if (columns.cropped()) {
    grid.title += fmt::format(", columns {} to {}", columns.first, columns.last - 1);
  }
  for (int row = rows.first; row < rows.last; ++row) {
    std::vector<std::string> cells;
    if (columns.first > 0) cells.emplace_back("…");
    for (int column = columns.first; column < columns.last; ++column) {
      const bool in_focus =
          !focus.empty() && row == plane.row_focus && column == plane.column_focus;
      if (in_focus) {
        grid.marked.emplace_back(static_cast<int>(grid.cells.size()) + (rows.first > 0 ? 1 : 0),
                                 static_cast<int>(cells.size()));
      }
      cells.push_back(number_text(
          tensor.data()[plane.offset + row * plane.row_step + column * plane.column_step]));
    }
    if (columns.last < columns.extent) cells.emplace_back("…");
    grid.cells.push_back(std::move(cells));
  }
  const std::size_t width = grid.cells.front().size();
  if (rows.first > 0) grid.cells.insert(grid.cells.begin(), ellipsis_row(width));
  if (rows.last < rows.extent) grid.cells.push_back(ellipsis_row(width));
  return grid;
}

}  // namespace convlings
