#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>

#include "cnn/nn/model/number_text.hpp"
#include "cnn/nn/model/summary_styles.hpp"

namespace cnn {
namespace {

constexpr int columns = 3;
using Widths = std::array<int, columns>;
using Row = std::array<std::string, columns>;

/// The width of each column between its bars. Keras asks for 45, 35 and 20 percent of the line; the
/// table library then takes back the ten characters that bars and spaces need, 3, 4 and 3.
Widths column_widths(int terminal_width) {
  const int line = std::min(88, std::max(40, terminal_width) - 4);
  const int first_end = static_cast<int>(0.45 * line);
  const int second_end = static_cast<int>(0.80 * line);
  return {first_end - 1, second_end - first_end - 2, line - second_end - 1};
}

/// Breaks at spaces; a word that is too long for a line is cut and ends in an ellipsis.
std::vector<std::string> wrap(const std::string& text, int width) {
  std::vector<std::string> lines{""};
  for (std::size_t start = 0; start < text.size();) {
    const std::size_t end = std::min(text.find(' ', start), text.size());
    const std::string word = text.substr(start, end - start);
    const std::string longer = lines.back().empty() ? word : lines.back() + ' ' + word;
    const bool fits = static_cast<int>(longer.size()) <= width;
    if (fits || lines.back().empty()) {
      lines.back() = longer;
    } else {
      lines.push_back(word);
    }
    start = end + 1;
  }
  for (std::string& line : lines) {
    if (static_cast<int>(line.size()) > width) line = line.substr(0, width - 1) + "…";
  }
  return lines;
}

/// A line such as ├────┼────┼────┤.
std::string rule(const Widths& widths, const char* left, const char* dash, const char* cross,
                 const char* right) {
  std::string line = left;
  for (int column = 0; column < columns; ++column) {
    if (column > 0) line += cross;
    for (int i = 0; i < widths[column]; ++i) line += dash;
  }
  return line + right + "\n";
}

/// One row, as many lines high as its tallest cell. A heading stands at the bottom of its cell, a
/// layer at the top; the last column is aligned to the right.
std::string row(const Row& cells, const Widths& widths, const char* bar, bool heading) {
  std::array<std::vector<std::string>, columns> wrapped;
  std::size_t height = 0;
  for (int column = 0; column < columns; ++column) {
    wrapped[column] = wrap(cells[column], widths[column] - 2);
    height = std::max(height, wrapped[column].size());
  }
  std::string text;
  for (std::size_t line = 0; line < height; ++line) {
    for (int column = 0; column < columns; ++column) {
      const std::vector<std::string>& lines = wrapped[column];
      const std::size_t skipped = heading ? height - lines.size() : 0;
      const bool inside = line >= skipped && line - skipped < lines.size();
      const char* format = column == columns - 1 ? "{} {:>{}} " : "{} {:<{}} ";
      text += fmt::format(fmt::runtime(format), bar, inside ? lines[line - skipped] : "",
                          widths[column] - 2);
    }
    text += fmt::format("{}\n", bar);
  }
  return text;
}

/// Keras 3 counts from 0 and leaves the 0 out: conv2d_1 is conv2d, conv2d_2 is conv2d_1.
std::string keras3_name(const std::string& name) {
  const std::size_t underscore = name.rfind('_');
  if (underscore == std::string::npos) return name;
  int number = 0;
  const char* end = name.data() + name.size();
  const auto [stop, error] = std::from_chars(name.data() + underscore + 1, end, number);
  if (error != std::errc() || stop != end || number < 1) return name;
  const std::string stem = name.substr(0, underscore);
  return number == 1 ? stem : fmt::format("{}_{}", stem, number - 1);
}

}  // namespace

std::string keras3_table(const Sequential& model, int terminal_width) {
  const Widths widths = column_widths(terminal_width);
  std::string table = fmt::format("Model: \"{}\"\n", keras3_name(model.name())) +
                      rule(widths, "┏", "━", "┳", "┓") +
                      row({"Layer (type)", "Output Shape", "Param #"}, widths, "┃", true) +
                      rule(widths, "┡", "━", "╇", "┩");
  bool first = true;
  for (const ModelLayer& layer : model.layers()) {
    if (!first) table += rule(widths, "├", "─", "┼", "┤");
    first = false;
    table += row({fmt::format("{} ({})", keras3_name(layer.name()), layer.layer().type()),
                  batch_shape_text(layer.output_shape()), with_commas(layer.parameter_count())},
                 widths, "│", false);
  }
  const std::int64_t count = model.parameter_count();
  const std::string total = fmt::format("{} ({})", with_commas(count), memory_text(4 * count));
  return table + rule(widths, "└", "─", "┴", "┘") + " Total params: " + total +
         "\n Trainable params: " + total + "\n Non-trainable params: 0 (0.00 B)\n";
}

}  // namespace cnn
