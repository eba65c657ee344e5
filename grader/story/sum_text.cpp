#include "story/sum_text.hpp"

#include <algorithm>

#include "story/text.hpp"

namespace convlings {
namespace {

constexpr int indent = 4;

std::string spaces(int count) {
  return std::string(static_cast<std::size_t>(std::max(0, count)), ' ');
}

std::string part_line(const SumPart& part) {
  std::string terms;
  for (const auto& row : part.rows) {
    for (const std::string& term : row) terms += (terms.empty() ? "" : " + ") + term;
  }
  if (part.value.empty()) return part.name + " " + terms;
  return (part.name.empty() ? "" : part.name + ": ") + terms + " = " + part.value;
}

/// How wide each column of terms is.
std::vector<int> widths_of(const SumPart& part) {
  std::vector<int> widths;
  for (const auto& row : part.rows) {
    widths.resize(std::max(widths.size(), row.size()));
    for (std::size_t i = 0; i < row.size(); ++i) {
      widths[i] = std::max(widths[i], columns_of(row[i]));
    }
  }
  return widths;
}

/// "  10·200 + 10·200", the lines after the first with a plus before them.
std::string aligned_part(const SumPart& part, int name_width) {
  const std::vector<int> widths = widths_of(part);
  std::string text;
  for (std::size_t row = 0; row < part.rows.size(); ++row) {
    const std::string& name = row == 0 ? part.name : "";
    text += spaces(indent) + name + spaces(name_width - columns_of(name));
    text += row == 0 ? "  " : "+ ";
    for (std::size_t i = 0; i < part.rows[row].size(); ++i) {
      const std::string& term = part.rows[row][i];
      text += (i == 0 ? "" : " + ") + spaces(widths[i] - columns_of(term)) + term;
    }
    if (row + 1 == part.rows.size() && !part.value.empty()) text += " = " + part.value;
    text += "\n";
  }
  return text;
}

/// The widest line of `text`.
int widest(std::string_view text) {
  int width = 0;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    width = std::max(width, columns_of(text.substr(0, end)));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return width;
}

}  // namespace

std::string sum_line(const Sum& sum) {
  std::string line;
  for (const SumPart& part : sum.parts) line += (line.empty() ? "" : ", ") + part_line(part);
  return sum.total.empty() ? line : line + ", together " + sum.total;
}

std::string sum_text(const Sum& sum, int width) {
  const std::string line = "  " + sum.label + ": " + sum_line(sum);
  if (columns_of(line) <= width) return line + "\n";
  int name_width = sum.total.empty() ? 0 : columns_of("together");
  for (const SumPart& part : sum.parts) name_width = std::max(name_width, columns_of(part.name));
  if (name_width > 0) ++name_width;
  std::string text;
  for (const SumPart& part : sum.parts) {
    std::string lines = aligned_part(part, name_width);
    if (widest(lines) > width) {
      lines = spaces(indent) + wrap(part_line(part), width - indent, spaces(indent + 2)) + "\n";
    }
    text += lines;
  }
  if (!sum.total.empty()) {
    text += spaces(indent) + "together" + spaces(name_width - columns_of("together")) + "  " +
            sum.total + "\n";
  }
  return "  " + wrap(sum.label + ":", width - 2, "    ") + "\n" + text;
}

}  // namespace convlings
