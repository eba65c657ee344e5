#include "story/panels.hpp"

#include <algorithm>
#include <utility>

#include "story/narrow.hpp"

namespace convlings {
namespace {

constexpr std::string_view red = "\033[1;31m";
constexpr std::string_view cyan = "\033[36m";
constexpr std::string_view dim = "\033[2m";
constexpr std::string_view plain = "\033[0m";
constexpr std::string_view gap = "    ";
constexpr int margin = 2;
constexpr int least_columns = 5;

/// A grid laid out: lines of at most `width` columns, colour codes not counted.
struct Panel {
  std::vector<std::string> lines;
  int width = 0;
};

std::string painted(const Style& style, std::string_view colour, const std::string& text) {
  return style.colour ? std::string(colour) + text + std::string(plain) : text;
}

std::string flush_right(const std::string& text, int width) {
  return std::string(static_cast<std::size_t>(std::max(0, width - columns_of(text))), ' ') + text;
}

/// Where a bracket stands left of `column`, or could stand in another row: it has a column to
/// itself, so that it touches the cells of its window only.
std::string bracket_before(const Grid& grid, int row, int column, const Style& style) {
  if (!grid.window || column == 0) return "";
  const Block& window = *grid.window;
  if (column == window.left) return " ";
  if (column != window.left + window.width) return "";
  return in_window(grid, row, column - 1) ? painted(style, cyan, "]") : " ";
}

/// One cell, one column wider than its text, with the mark that it begins with.
std::string cell_text(const Grid& grid, int row, int column, int cell_width, const Style& style) {
  const std::string& text =
      grid.cells[static_cast<std::size_t>(row)][static_cast<std::size_t>(column)];
  if (is_marked(grid, row, column)) {
    const std::string marked = ">" + text;
    return std::string(static_cast<std::size_t>(cell_width + 1 - columns_of(marked)), ' ') +
           painted(style, red, marked);
  }
  if (!in_window(grid, row, column)) return flush_right(text, cell_width + 1);
  const bool first = !in_window(grid, row, column - 1);
  return painted(style, cyan, (first ? "[" : " ") + flush_right(text, cell_width));
}

std::string line_of(const Grid& grid, int row, int cell_width, const Style& style) {
  const int columns = static_cast<int>(grid.cells[static_cast<std::size_t>(row)].size());
  std::string line;
  for (int column = 0; column < columns; ++column) {
    line += bracket_before(grid, row, column, style);
    line += cell_text(grid, row, column, cell_width, style);
  }
  return in_window(grid, row, columns - 1) ? line + painted(style, cyan, "]") : line;
}

Panel panel_of(const Grid& grid, const Style& style, int room) {
  Panel panel;
  const std::string title = wrap(grid.title, room, "  ");
  for (std::size_t at = 0; at <= title.size();) {
    const std::size_t end = std::min(title.find('\n', at), title.size());
    panel.lines.push_back(painted(style, dim, title.substr(at, end - at)));
    at = end + 1;
  }
  const int cell_width = width_of_cells(grid);
  for (int row = 0; row < static_cast<int>(grid.cells.size()); ++row) {
    panel.lines.push_back(line_of(grid, row, cell_width, style));
  }
  for (const std::string& line : panel.lines) panel.width = std::max(panel.width, columns_of(line));
  return panel;
}

/// One row of panels.
std::string joined(const std::vector<Panel>& panels) {
  std::size_t height = 0;
  for (const Panel& panel : panels) height = std::max(height, panel.lines.size());
  std::string text;
  for (std::size_t i = 0; i < height; ++i) {
    std::string line(margin, ' ');
    for (const Panel& panel : panels) {
      const std::string part = i < panel.lines.size() ? panel.lines[i] : "";
      line += part;
      line.append(static_cast<std::size_t>(panel.width - columns_of(part)), ' ');
      line += gap;
    }
    line.erase(line.find_last_not_of(' ') + 1);
    text += line + "\n";
  }
  return text;
}

std::string in_rows(const std::vector<Panel>& panels, const Style& style) {
  std::string text;
  std::vector<Panel> row;
  int used = margin;
  for (const Panel& panel : panels) {
    if (!row.empty() && used + panel.width > style.width) {
      text += joined(row);
      row.clear();
      used = margin;
    }
    used += panel.width + static_cast<int>(gap.size());
    row.push_back(panel);
  }
  return text + joined(row);
}

}  // namespace

std::string side_by_side(const std::vector<Grid>& grids, const Style& style) {
  const int room = style.width - margin;
  std::vector<Panel> panels;
  panels.reserve(grids.size());
  for (const Grid& grid : grids) {
    const int columns = columns_in(room, width_of_cells(grid));
    panels.push_back(panel_of(narrowed(grid, columns, focus_of(grid)), style, room));
  }
  return in_rows(panels, style);
}

std::string answers_text(const Story& story, const Style& style) {
  std::vector<Grid> answers;
  if (story.expected) answers.push_back(*story.expected);
  if (story.received) answers.push_back(*story.received);
  if (answers.size() < 2) return side_by_side(answers, style);
  const int room = (style.width - margin - static_cast<int>(gap.size())) / 2;
  const Block focus = focus_of(answers[0]);
  int columns = columns_in(room, std::max(width_of_cells(answers[0]), width_of_cells(answers[1])));
  const Panel whole[] = {panel_of(answers[0], style, room), panel_of(answers[1], style, room)};
  const int used = whole[0].width + whole[1].width + static_cast<int>(gap.size());
  if (used <= style.width - margin) return joined({whole[0], whole[1]});
  if (columns < least_columns) return side_by_side(answers, style);
  return joined({panel_of(narrowed(answers[0], columns, focus), style, room),
                 panel_of(narrowed(answers[1], columns, focus), style, room)});
}

std::vector<std::string> legend_of(const Story& story) {
  const auto has_window = [](const Grid& grid) { return grid.window.has_value(); };
  const auto is_beyond = [](const Grid& grid) {
    return std::ranges::any_of(
        grid.cells, [](const auto& row) { return std::ranges::count(row, beyond_the_edge) > 0; });
  };
  std::vector<std::string> items;
  if (std::ranges::any_of(story.arguments, has_window)) {
    items.push_back(story.cell.empty() ? "[ ] what the answer is made from"
                                       : "[ ] " + story.cell + " and what it is made from");
  } else if (story.expected && story.expected->window && !story.cell.empty()) {
    items.push_back("[ ] " + story.cell);
  }
  if (story.received && !story.received->marked.empty()) items.emplace_back("> wrong");
  if (std::ranges::any_of(story.arguments, is_beyond)) {
    items.emplace_back(std::string(beyond_the_edge) + " beyond the edge, counts as 0");
  }
  return items;
}

}  // namespace convlings
