#include "story/render.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace convlings {
namespace {

constexpr std::string_view red = "\033[1;31m";
constexpr std::string_view dim = "\033[2m";
constexpr std::string_view plain = "\033[0m";
constexpr std::string_view gap = "    ";

/// A grid laid out as lines of equal width, colour codes included but not counted.
struct Block {
  std::vector<std::string> lines;
  int width = 0;
};

std::string padded(const std::string& text, int width) {
  return std::string(static_cast<std::size_t>(std::max(0, width - columns_of(text))), ' ') + text;
}

Block block_of(const Grid& grid, const Style& style) {
  Block block;
  block.width = columns_of(grid.title);
  int cell_width = 1;
  for (const auto& row : grid.cells) {
    for (const auto& cell : row) cell_width = std::max(cell_width, columns_of(cell));
  }
  block.lines.push_back(style.colour ? std::string(dim) + grid.title + std::string(plain)
                                     : grid.title);
  for (std::size_t row = 0; row < grid.cells.size(); ++row) {
    std::string line;
    for (std::size_t column = 0; column < grid.cells[row].size(); ++column) {
      const bool marked = std::ranges::count(grid.marked, std::pair(static_cast<int>(row),
                                                                    static_cast<int>(column))) > 0;
      const std::string cell = padded(grid.cells[row][column], cell_width);
      line += marked ? ">" : " ";
      line += marked && style.colour ? std::string(red) + cell + std::string(plain) : cell;
    }
    block.width =
        std::max(block.width, static_cast<int>(grid.cells[row].size()) * (cell_width + 1));
    block.lines.push_back(std::move(line));
  }
  return block;
}

/// Columns that a line with colour codes takes.
int visible_columns(std::string_view line) {
  std::string bare;
  for (std::size_t i = 0; i < line.size(); ++i) {
    if (line[i] == '\033') {
      while (i < line.size() && line[i] != 'm') ++i;
    } else {
      bare += line[i];
    }
  }
  return columns_of(bare);
}

/// Blocks side by side while the width allows, the rest below.
std::string side_by_side(const std::vector<Grid>& grids, const Style& style) {
  std::string text;
  std::vector<Block> row;
  int used = 2;
  const auto flush = [&] {
    std::size_t height = 0;
    for (const Block& block : row) height = std::max(height, block.lines.size());
    for (std::size_t i = 0; i < height; ++i) {
      std::string line = "  ";
      for (std::size_t b = 0; b < row.size(); ++b) {
        const std::string cell = i < row[b].lines.size() ? row[b].lines[i] : "";
        line += cell;
        if (b + 1 < row.size()) {
          line.append(static_cast<std::size_t>(row[b].width - visible_columns(cell)), ' ');
          line += gap;
        }
      }
      line.erase(line.find_last_not_of(' ') + 1);
      text += line + "\n";
    }
    row.clear();
    used = 2;
  };
  for (const Grid& grid : grids) {
    Block block = block_of(grid, style);
    if (!row.empty() && used + block.width > style.width) flush();
    used += block.width + static_cast<int>(gap.size());
    row.push_back(std::move(block));
  }
  flush();
  return text;
}

}  // namespace

int columns_of(std::string_view text) {
  return static_cast<int>(std::ranges::count_if(
      text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

std::string wrap(std::string_view text, int width, std::string_view indent) {
  std::string result;
  std::string line;
  std::size_t at = 0;
  while (at < text.size()) {
    const std::size_t end = std::min(text.find(' ', at), text.size());
    const std::string_view word = text.substr(at, end - at);
    if (!line.empty() && columns_of(line) + 1 + columns_of(word) > width) {
      result += line + "\n";
      line = indent;
    } else if (at > 0) {
      line += ' ';
    }
    line += word;
    at = end + 1;
  }
  return result + line;
}

std::string to_ascii(std::string_view text) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 10> spellings{
      {{"…", "..."},
       {"·", "*"},
       {"×", "x"},
       {"−", "-"},
       {"→", "->"},
       {"⌊", "floor("},
       {"⌋", ")"},
       {"≤", "<="},
       {"✓", "+"},
       {"✗", "x"}}};
  std::string result;
  for (std::size_t i = 0; i < text.size();) {
    const auto found = std::ranges::find_if(spellings, [&](const auto& spelling) {
      return text.substr(i).starts_with(spelling.first);
    });
    if (found != spellings.end()) {
      result += found->second;
      i += found->first.size();
    } else {
      result += static_cast<unsigned char>(text[i]) < 0x80U ? text[i] : '?';
      do ++i;  // past the rest of a code point
      while (i < text.size() && (static_cast<unsigned char>(text[i]) & 0xC0U) == 0x80U);
    }
  }
  return result;
}

std::string render(const Story& story, const Style& style) {
  std::string text;
  if (!story.call.empty()) text += "  called " + story.call + "\n";
  for (const std::string& other : story.others) text += "    " + other + "\n";
  if (!story.arguments.empty()) text += side_by_side(story.arguments, style);
  std::vector<Grid> answers;
  if (story.expected) answers.push_back(*story.expected);
  if (story.received) answers.push_back(*story.received);
  if (!answers.empty()) text += "\n" + side_by_side(answers, style);
  if (!story.problem.empty()) text += "\n  " + wrap(story.problem, style.width - 2, "  ") + "\n";
  if (!story.arithmetic.empty()) {
    text += "  " + wrap(story.arithmetic, style.width - 2, "      ") + "\n";
  }
  if (!story.printed.empty()) {
    text += "  " + wrap("It printed: " + story.printed, style.width - 2, "      ") + "\n";
  }
  return style.unicode ? text : to_ascii(text);
}

}  // namespace convlings
