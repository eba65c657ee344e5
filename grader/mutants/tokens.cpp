#include "mutants/tokens.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <numeric>
#include <string>

namespace convlings {
namespace {

bool is_space(char c) { return std::isspace(static_cast<unsigned char>(c)) != 0; }
bool is_digit(char c) { return std::isdigit(static_cast<unsigned char>(c)) != 0; }
bool is_word(char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_'; }

/// The longest come first.
constexpr std::array<std::string_view, 26> signs = {
    "<<=", ">>=", "<=>", "->*", "...", "::", "->", "++", "--", "+=", "-=", "*=", "/=",
    "%=",  "&=",  "|=",  "^=",  "&&",  "||", "==", "!=", "<=", ">=", "<<", ">>", "##"};

std::size_t comment_length(std::string_view rest) {
  if (rest.starts_with("//")) return std::min(rest.find('\n'), rest.size());
  if (!rest.starts_with("/*")) return 0;
  const std::size_t end = rest.find("*/", 2);
  return end == std::string_view::npos ? rest.size() : end + 2;
}

std::size_t raw_text_length(std::string_view rest) {  // R"mark( … )mark"
  const std::size_t open = rest.find('(');
  if (open == std::string_view::npos) return rest.size();
  const std::string close = ")" + std::string(rest.substr(2, open - 2)) + "\"";
  const std::size_t end = rest.find(close, open);
  return end == std::string_view::npos ? rest.size() : end + close.size();
}

std::size_t quoted_length(std::string_view rest) {
  std::size_t i = 1;
  while (i < rest.size() && rest[i] != rest[0]) i += rest[i] == '\\' ? 2 : 1;
  return std::min(i + 1, rest.size());
}

std::size_t number_length(std::string_view rest) {
  const bool hex = rest.starts_with("0x") || rest.starts_with("0X");
  const std::string_view exponents = hex ? "pP" : "eE";
  std::size_t i = 1;
  while (i < rest.size()) {
    const bool sign =
        (rest[i] == '+' || rest[i] == '-') && exponents.find(rest[i - 1]) != std::string_view::npos;
    const bool separator = rest[i] == '\'' && i + 1 < rest.size() && is_word(rest[i + 1]);
    if (!is_word(rest[i]) && rest[i] != '.' && !sign && !separator) break;
    ++i;
  }
  return i;
}

Token token_at(std::string_view source, std::size_t at) {
  const std::string_view rest = source.substr(at);
  const char c = rest[0];
  Token token;
  std::size_t length = 1;
  if (rest.starts_with("R\"")) {
    token.kind = TokenKind::text;
    length = raw_text_length(rest);
  } else if (c == '"' || c == '\'') {
    token.kind = TokenKind::text;
    length = quoted_length(rest);
  } else if (is_digit(c) || (c == '.' && rest.size() > 1 && is_digit(rest[1]))) {
    token.kind = TokenKind::number;
    length = number_length(rest);
  } else if (is_word(c)) {
    token.kind = TokenKind::word;
    while (length < rest.size() && is_word(rest[length])) ++length;
  } else {
    const auto* sign = std::find_if(signs.begin(), signs.end(),
                                    [&](std::string_view one) { return rest.starts_with(one); });
    if (sign != signs.end()) length = sign->size();
  }
  token.at = at;
  token.text = rest.substr(0, length);
  token.space_before = at == 0 || is_space(source[at - 1]);
  token.space_after = token.end() >= source.size() || is_space(source[token.end()]);
  return token;
}

}  // namespace

std::vector<Token> tokenise(std::string_view source) {
  std::vector<Token> tokens;
  std::size_t at = 0;
  while (at < source.size()) {
    if (is_space(source[at])) {
      ++at;
    } else if (const std::size_t comment = comment_length(source.substr(at)); comment > 0) {
      at += comment;
    } else {
      tokens.push_back(token_at(source, at));
      at = tokens.back().end();
    }
  }
  return tokens;
}

std::vector<std::size_t> partners(const std::vector<Token>& tokens) {
  std::vector<std::size_t> partner(tokens.size());
  std::iota(partner.begin(), partner.end(), std::size_t{0});
  std::vector<std::size_t> open;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const Token& token = tokens[i];
    if (token.is("(") || token.is("[") || token.is("{")) {
      open.push_back(i);
    } else if ((token.is(")") || token.is("]") || token.is("}")) && !open.empty()) {
      partner[i] = open.back();
      partner[open.back()] = i;
      open.pop_back();
    }
  }
  return partner;
}

}  // namespace convlings
