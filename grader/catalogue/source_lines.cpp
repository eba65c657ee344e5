#include "catalogue/source_lines.hpp"

#include <algorithm>
#include <cctype>
#include <string>
#include <vector>

namespace convlings {
namespace {

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

/// A line of a function's body, without spaces at its ends, and its number.
struct BodyLine {
  std::string_view text;
  int number = 0;
};

/// The lines of code in the body, comments left out.
std::vector<BodyLine> body_of(std::string_view source, std::string_view function) {
  const auto lines = lines_of(source);
  std::vector<BodyLine> body;
  const int first = definition_line(source, function);
  if (first == 0) return body;
  for (auto i = static_cast<std::size_t>(first); i < lines.size(); ++i) {
    if (lines[i].starts_with('}')) break;
    const std::size_t start = lines[i].find_first_not_of(" \t\r");
    if (start == std::string_view::npos) continue;
    const std::size_t end = lines[i].find_last_not_of(" \t\r");
    const std::string_view text = lines[i].substr(start, end - start + 1);
    if (!text.starts_with("//")) body.push_back({text, static_cast<int>(i) + 1});
  }
  return body;
}

}  // namespace

std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> lines;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    lines.push_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return lines;
}

int throw_left_behind(std::string_view source, std::string_view stub, std::string_view function) {
  const std::vector<BodyLine> given = body_of(stub, function);
  int left = 0;
  bool written = false;
  for (const BodyLine& line : body_of(source, function)) {
    const bool waits = line.text.find("throw cnn::NotWritten") != std::string_view::npos;
    if (waits && left == 0) left = line.number;
    const bool known = std::any_of(given.begin(), given.end(),
                                   [&](const BodyLine& other) { return other.text == line.text; });
    written = written || (!waits && !known);
  }
  return written ? left : 0;
}

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
