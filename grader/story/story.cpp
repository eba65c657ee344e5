#include "story/story.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <cmath>

namespace convlings {
namespace {

using Change = std::function<std::string(std::string_view)>;

void change_texts(std::vector<std::vector<std::string>>& rows, const Change& change) {
  for (auto& row : rows) {
    for (std::string& text : row) text = change(text);
  }
}

void change_texts(Grid& grid, const Change& change) {
  grid.title = change(grid.title);
  change_texts(grid.cells, change);
}

void change_texts(Sum& sum, const Change& change) {
  sum.label = change(sum.label);
  sum.total = change(sum.total);
  for (SumPart& part : sum.parts) {
    part.name = change(part.name);
    part.value = change(part.value);
    change_texts(part.rows, change);
  }
}

}  // namespace

void change_texts(Story& story, const std::function<std::string(std::string_view)>& change) {
  for (std::string* text : {&story.call, &story.cell, &story.problem, &story.arithmetic,
                            &story.conclusion, &story.printed}) {
    *text = change(*text);
  }
  for (std::string& other : story.others) other = change(other);
  for (Grid& argument : story.arguments) change_texts(argument, change);
  if (story.expected) change_texts(*story.expected, change);
  if (story.received) change_texts(*story.received, change);
  if (story.sum) change_texts(*story.sum, change);
}

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

}  // namespace convlings
