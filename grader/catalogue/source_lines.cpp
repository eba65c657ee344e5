#include "catalogue/source_lines.hpp"

#include <algorithm>
#include <cctype>
#include <string>
#include <vector>

namespace convlings {
namespace {

std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> lines;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    lines.push_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return lines;
}

bool defines(std::string_view line, std::string_view function) {
  if (line.empty() || std::isspace(static_cast<unsigned char>(line.front())) != 0) return false;
  if (line.front() == '/' || line.front() == '#' || line.find(';') != std::string_view::npos) {
    return false;
  }
  const std::string call = std::string(function) + "(";
  const std::size_t at = line.find(call);
  if (at == std::string_view::npos || at == 0) return false;
  const char before = line[at - 1];
  return before == ' ' || before == '*' || before == '&' || before == ':';
}

}  // namespace

int definition_line(std::string_view source, std::string_view function) {
  const auto lines = lines_of(source);
  const auto found = std::find_if(lines.begin(), lines.end(),
                                  [&](std::string_view line) { return defines(line, function); });
  return found == lines.end() ? 0 : static_cast<int>(found - lines.begin()) + 1;
}

int unwritten_line(std::string_view source, std::string_view function) {
  const auto lines = lines_of(source);
  const int first = definition_line(source, function);
  if (first == 0) return 0;
  for (auto i = static_cast<std::size_t>(first); i < lines.size(); ++i) {
    if (lines[i].starts_with("}")) return 0;
    const std::size_t text = lines[i].find_first_not_of(" \t");
    if (text != std::string_view::npos && lines[i].substr(text).starts_with("// ...")) {
      return static_cast<int>(i) + 1;
    }
  }
  return 0;
}

std::string definition_text(std::string_view source, std::string_view function) {
  const auto lines = lines_of(source);
  const int first = definition_line(source, function);
  std::string text;
  for (auto i = static_cast<std::size_t>(first); first > 0 && i <= lines.size(); ++i) {
    text.append(lines[i - 1]).append("\n");
    if (lines[i - 1].starts_with("}")) break;
  }
  return text;
}

}  // namespace convlings
