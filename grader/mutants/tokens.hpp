// C++ as a row of words and signs: as much of it as changing single ones needs.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace convlings {

enum class TokenKind { word, number, text, sign };  ///< a text is "…" or '…'

struct Token {
  TokenKind kind = TokenKind::sign;
  std::string_view text;  ///< part of the source
  std::size_t at = 0;     ///< where in the source
  bool space_before = false;
  bool space_after = false;

  std::size_t end() const { return at + text.size(); }
  bool is(std::string_view other) const { return text == other; }
  /// In code that clang-format has laid out, a sign between two operands stands between two spaces;
  /// a sign in front of one, and the brackets of a template, do not.
  bool binary() const { return kind == TokenKind::sign && space_before && space_after; }
};

/// The tokens of `source`, comments left out, the longest sign first: "a<=b" is a, <=, b.
/// `source` must outlive them.
std::vector<Token> tokenise(std::string_view source);

/// For each opening bracket ( [ { the place of its closing one, and the other way round; every
/// other token, and a bracket without a partner, has its own place.
std::vector<std::size_t> partners(const std::vector<Token>& tokens);

}  // namespace convlings
