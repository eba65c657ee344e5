#include "text_table.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace convlings::tests {
namespace {

std::string line_of(const NamedTable& table, int line) {
  if (line == 0) return table.name;
  const int row = line - 1;
  if (row >= table.values.shape()[0]) return "";
  std::string text;
  for (int column = 0; column < table.values.shape()[1]; ++column) {
    text += fmt::format("{}{:>{}}", column == 0 ? "" : " ", table.values(row, column), table.width);
  }
  return text;
}

}  // namespace

std::string side_by_side(const std::vector<NamedTable>& tables, const std::vector<int>& gaps) {
  int lines = 0;
  for (const NamedTable& table : tables) lines = std::max(lines, table.values.shape()[0] + 1);
  std::string text;
  for (int line = 0; line < lines; ++line) {
    std::string whole;
    std::size_t end = 0;  // where the table's column of text ends
    for (std::size_t i = 0; i < tables.size(); ++i) {
      if (i > 0) end += static_cast<std::size_t>(gaps[i - 1]);
      whole.resize(std::max(whole.size(), end), ' ');
      whole += line_of(tables[i], line);
      end += static_cast<std::size_t>((tables[i].width + 1) * tables[i].values.shape()[1] - 1);
    }
    whole.erase(whole.find_last_not_of(' ') + 1);
    text += whole + "\n";
  }
  return text;
}

}  // namespace convlings::tests
