#include "build/surroundings.hpp"

#include <algorithm>
#include <array>
#include <cctype>

#include "catalogue/source_lines.hpp"
#include "catalogue/trimmed.hpp"

namespace convlings {
namespace {

bool in_name(char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_'; }

bool is_code(std::string_view line) {
  const std::size_t start = line.find_first_not_of(" \t\r");
  return start != std::string_view::npos && !line.substr(start).starts_with("//");
}

/// Lines of the function around 1-based `line`, as a range of indices: from a line that begins at
/// the left margin to the next `}` there.
struct Range {
  std::size_t first = 0;
  std::size_t end = 0;
};

Range function_around(const std::vector<std::string_view>& lines, int line) {
  const std::size_t here = std::min(static_cast<std::size_t>(std::max(line, 1)), lines.size());
  Range range{here, here};
  while (range.first > 0) {
    const std::string_view text = lines[--range.first];
    const bool margin = !text.empty() && (in_name(text.front()));
    if (margin && text.find('(') != std::string_view::npos) break;
  }
  while (range.end < lines.size() && !lines[range.end].starts_with('}')) ++range.end;
  return range;
}

/// True when `text`, which stands before a name, ends with a type.
bool ends_with_type(std::string_view text) {
  constexpr std::array<std::string_view, 14> types{
      "int",      "float",  "double", "auto",   "bool", "char",  "long",
      "unsigned", "size_t", "Tensor", "string", "byte", "Shape", "int64_t"};
  while (!text.empty() && (text.back() == ' ' || text.back() == '&' || text.back() == '*')) {
    text.remove_suffix(1);
  }
  if (text.size() > 1 && text.back() == '>' && text[text.size() - 2] != ' ') return true;
  return std::any_of(types.begin(), types.end(), [&](std::string_view type) {
    if (!text.ends_with(type)) return false;
    return text.size() == type.size() || !in_name(text[text.size() - type.size() - 1]);
  });
}

bool declares(std::string_view line, std::string_view name) {
  if (!is_code(line)) return false;
  for (std::size_t at = line.find(name); at != std::string_view::npos;
       at = line.find(name, at + 1)) {
    const std::size_t end = at + name.size();
    const bool whole =
        at > 0 && !in_name(line[at - 1]) && (end == line.size() || !in_name(line[end]));
    if (whole && ends_with_type(line.substr(0, at))) return true;
  }
  return false;
}

std::size_t caret_of(const Diagnostic& message) {
  const std::size_t caret = message.marker.find('^');
  return std::min(caret, message.code.size());
}

std::string collapsed(std::string_view text) {
  std::string result;
  for (const char c : text) {
    const bool space = std::isspace(static_cast<unsigned char>(c)) != 0;
    if (!space) {
      result += c;
    } else if (!result.empty() && result.back() != ' ' && result.back() != '(') {
      result += ' ';
    }
  }
  return trimmed(result);
}

}  // namespace

std::string word_at_caret(const Diagnostic& message) {
  const std::string rest = after_caret(message);
  if (rest.empty()) return "";
  std::size_t end = 0;
  while (end < rest.size() && in_name(rest[end])) ++end;
  return rest.substr(0, std::max<std::size_t>(end, 1));
}

std::string before_caret(const Diagnostic& message) {
  return message.code.substr(0, caret_of(message));
}

std::string after_caret(const Diagnostic& message) {
  return message.code.substr(caret_of(message));
}

std::vector<std::string> identifiers(std::string_view text) {
  std::vector<std::string> names;
  for (std::size_t i = 0; i < text.size(); ++i) {
    std::size_t end = i;
    while (end < text.size() && in_name(text[end])) ++end;
    if (end == i) continue;
    if (std::isdigit(static_cast<unsigned char>(text[i])) == 0) {
      names.emplace_back(text.substr(i, end - i));
    }
    i = end;
  }
  return names;
}

std::string_view line_of(std::string_view source, int line) {
  const auto lines = lines_of(source);
  const bool there = line > 0 && line <= static_cast<int>(lines.size());
  return there ? lines[static_cast<std::size_t>(line) - 1] : std::string_view();
}

int code_line_before(std::string_view source, int line) {
  const auto lines = lines_of(source);
  for (int i = std::min(line - 1, static_cast<int>(lines.size())); i > 0; --i) {
    if (is_code(lines[static_cast<std::size_t>(i) - 1])) return i;
  }
  return 0;
}

int declared_above(std::string_view source, int line, std::string_view name) {
  const auto lines = lines_of(source);
  const Range range = function_around(lines, line);
  const auto here = std::min(static_cast<std::size_t>(std::max(line, 1)) - 1, lines.size());
  for (std::size_t i = here; i > range.first; --i) {
    if (declares(lines[i - 1], name)) return static_cast<int>(i);
  }
  return 0;
}

int declared_below(std::string_view source, int line, std::string_view name) {
  const auto lines = lines_of(source);
  const Range range = function_around(lines, line);
  for (auto i = static_cast<std::size_t>(std::max(line, 0)); i < range.end; ++i) {
    if (declares(lines[i], name)) return static_cast<int>(i) + 1;
  }
  return 0;
}

std::string signature_above(std::string_view source, int line) {
  const auto lines = lines_of(source);
  const Range range = function_around(lines, line);
  std::string signature;
  for (std::size_t i = range.first; i < range.end; ++i) {
    signature += std::string(lines[i]) + " ";
    if (lines[i].find('{') != std::string_view::npos) break;
  }
  return collapsed(signature.substr(0, signature.find('{')));
}

bool same_function(std::string_view source, int line, int other) {
  const auto lines = lines_of(source);
  return function_around(lines, line).first == function_around(lines, other).first;
}

std::vector<std::string> names_in_reach(const Surroundings& around, int line) {
  const auto lines = lines_of(around.source);
  const Range range = function_around(lines, line);
  std::vector<std::string> names;
  const auto add = [&](std::string_view text) {
    for (std::string& name : identifiers(text)) names.push_back(std::move(name));
  };
  for (std::size_t i = range.first; i < lines.size() && static_cast<int>(i) < line; ++i) {
    if (is_code(lines[i])) add(lines[i]);
  }
  for (const std::string_view text : lines_of(around.header)) {
    if (is_code(text) && !text.starts_with('#')) add(text.substr(0, text.find("//")));
  }
  return names;
}

bool includes(std::string_view source, std::string_view header) {
  for (const std::string_view line : lines_of(source)) {
    const std::string text = trimmed(line);
    if (text.starts_with("#include") && text.find(header) != std::string::npos) return true;
  }
  return false;
}

std::string declaration_of(std::string_view function, const Surroundings& around) {
  if (function.empty()) return "";
  for (const std::string_view text :
       {std::string_view(around.header), std::string_view(around.source)}) {
    const std::string call = std::string(function) + "(";
    for (std::size_t at = text.find(call); at != std::string_view::npos;
         at = text.find(call, at + 1)) {
      const std::size_t line = text.rfind('\n', at) + 1;  // npos + 1 is the beginning
      if (line == at || !in_name(text[line]) || text[at - 1] != ' ') continue;
      const std::size_t end = text.find_first_of(";{", at);
      return collapsed(text.substr(line, end == std::string_view::npos ? end : end - line));
    }
  }
  return "";
}

std::vector<std::string> parameters_of(std::string_view declaration) {
  std::vector<std::string> parameters;
  const std::size_t open = declaration.find('(');
  if (open == std::string_view::npos) return parameters;
  int depth = 0;
  std::string parameter;
  for (const char c : declaration.substr(open)) {
    if (c == '(' || c == '<' || c == '{') ++depth;
    if (c == ')' || c == '>' || c == '}') --depth;
    const bool over = depth == 0 || (depth == 1 && c == ',');
    if (over && !trimmed(parameter).empty()) parameters.push_back(trimmed(parameter));
    if (depth == 0) break;
    if (over || (depth == 1 && c == '(' && parameter.empty())) {
      parameter.clear();
    } else {
      parameter += c;
    }
  }
  return parameters;
}

}  // namespace convlings
