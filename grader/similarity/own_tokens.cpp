#include "similarity/own_tokens.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "mutants/tokens.hpp"

namespace convlings {
namespace {

constexpr std::size_t most_bytes = 100'000;
constexpr std::size_t most_tokens = 20'000;

constexpr std::array<std::string_view, 26> keywords = {
    "for",      "while",    "do",       "if",    "else",  "return", "break",  "case",   "switch",
    "continue", "default",  "throw",    "try",   "catch", "new",    "delete", "sizeof", "operator",
    "struct",   "template", "typename", "using", "this",  "true",   "false",  "nullptr"};

constexpr std::array<std::string_view, 9> left_out = {
    "const", "constexpr", "static", "inline", "std", "{", "}", "typename", "mutable"};

constexpr std::array<std::string_view, 14> number_types = {
    "int",    "float",   "double",  "long",     "unsigned", "short",   "char",
    "size_t", "int32_t", "int64_t", "uint32_t", "uint64_t", "uint8_t", "auto"};

template <std::size_t N>
bool among(const std::array<std::string_view, N>& words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

std::string_view trimmed(std::string_view line) {
  const std::size_t first = line.find_first_not_of(" \t\r");
  if (first == std::string_view::npos) return {};
  return line.substr(first, line.find_last_not_of(" \t\r") - first + 1);
}

template <typename Line>
void for_each_line(std::string_view text, const Line& line) {
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    line(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
}

/// A file without what is not its author's.
struct OwnLines {
  std::string text;         ///< the same lines, those that are the stub's left empty
  std::vector<bool> given;  ///< by line, from 0: code of the stub
};

OwnLines own_lines(std::string_view text, const std::unordered_set<std::string>& stub_lines) {
  OwnLines own;
  own.text.reserve(text.size());
  for_each_line(text, [&](std::string_view line) {
    const std::string_view content = trimmed(line);
    const bool stub = stub_lines.contains(std::string(content));
    if (!content.starts_with('#') && !stub) own.text += line;
    own.text += '\n';
    own.given.push_back(stub && !content.starts_with("//"));
  });
  return own;
}

/// "1.0F", "1.f" and "1" are one number.
std::string plain_number(std::string_view text) {
  std::string number(text);
  std::erase(number, '\'');
  const bool hex = number.starts_with("0x") || number.starts_with("0X");
  const std::string_view suffixes = hex ? "uUlL" : "fFuUlL";
  while (number.size() > 1 && suffixes.find(number.back()) != std::string_view::npos) {
    number.pop_back();
  }
  if (const std::size_t point = number.find('.'); point != std::string::npos) {
    const bool whole = number.find_first_not_of('0', point + 1) == std::string::npos;
    if (whole) number.erase(point);
  }
  return number;
}

}  // namespace

std::unordered_set<std::string> lines_of(std::string_view stub) {
  std::unordered_set<std::string> lines;
  for_each_line(stub, [&](std::string_view line) {
    const std::string_view content = trimmed(line);
    if (content.size() > 1) lines.emplace(content);
  });
  return lines;
}

std::vector<OwnToken> own_tokens(std::string_view text,
                                 const std::unordered_set<std::string>& stub_lines) {
  const OwnLines own = own_lines(text.substr(0, most_bytes), stub_lines);
  const std::vector<Token> tokens = tokenise(own.text);
  std::vector<OwnToken> result;
  result.reserve(std::min(tokens.size(), most_tokens));
  int line = 1;
  bool first = true;
  std::size_t counted = 0;
  for (std::size_t i = 0; i < tokens.size() && result.size() < most_tokens; ++i) {
    const Token& token = tokens[i];
    for (; counted < token.at; ++counted) {
      if (own.text[counted] != '\n') continue;
      first = first || own.given[static_cast<std::size_t>(line - 1)];
      ++line;
    }
    const std::string_view before = i == 0 ? "" : tokens[i - 1].text;
    if (among(left_out, token.text) || (token.is("::") && before == "std")) continue;
    OwnToken one{std::string(token.text), false, first, line};
    first = false;
    if (token.kind == TokenKind::number) {
      one.text = plain_number(token.text);
    } else if (among(number_types, token.text)) {
      one.text = "int";
    } else if (token.kind == TokenKind::word && !among(keywords, token.text)) {
      one.name = before != "." && before != "->" && before != "::";
    }
    const bool step = token.is("++") || token.is("--");
    if (step && !result.empty() && result.back().name) {
      std::swap(result.back(), one);
      std::swap(result.back().first, one.first);
    }
    result.push_back(std::move(one));
  }
  return result;
}

}  // namespace convlings
