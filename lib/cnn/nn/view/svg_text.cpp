#include "cnn/nn/view/svg_text.hpp"

#include <fmt/format.h>

namespace cnn::view {
namespace {

/// The length of the UTF-8 character that begins here: 1 to 4, or 0 when these bytes are none that
/// XML allows. (Surrogates, over-long forms and U+FFFE, U+FFFF are not.)
std::size_t character_length(std::string_view text) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  if (byte(0) < 0x80) return byte(0) >= 0x20 && byte(0) != 0x7F ? 1 : 0;
  const std::size_t length = byte(0) >= 0xF0 ? 4 : byte(0) >= 0xE0 ? 3 : 2;
  if (byte(0) < 0xC2 || byte(0) > 0xF4 || text.size() < length) return 0;
  unsigned code = byte(0) & (0xFFU >> (length + 1));
  for (std::size_t i = 1; i < length; ++i) {
    if ((byte(i) & 0xC0U) != 0x80) return 0;
    code = code << 6U | (byte(i) & 0x3FU);
  }
  const bool surrogate = code >= 0xD800 && code <= 0xDFFF;
  const bool over_long = (length == 3 && code < 0x800) || (length == 4 && code < 0x10000);
  const bool no_character = code < 0xA0 || (code & 0xFFFEU) == 0xFFFE || code > 0x10FFFF;
  return surrogate || over_long || no_character ? 0 : length;
}

std::string escaped(char letter) {
  switch (letter) {
    case '&':
      return "&amp;";
    case '<':
      return "&lt;";
    case '>':
      return "&gt;";
    case '"':
      return "&quot;";
    case '\'':
      return "&#39;";
    default:
      return {letter};
  }
}

}  // namespace

std::string svg_text(std::string_view text) {
  std::string safe;
  while (!text.empty()) {
    const std::size_t length = character_length(text);
    if (length == 0) {
      safe += '?';
    } else if (length == 1) {
      safe += escaped(text[0]);
    } else {
      safe += text.substr(0, length);
    }
    text.remove_prefix(length == 0 ? 1 : length);
  }
  return safe;
}

std::string svg_number(double value) {
  std::string text = fmt::format("{:.1f}", value);
  if (text.ends_with(".0")) text.resize(text.size() - 2);
  return text == "-0" ? "0" : text;
}

}  // namespace cnn::view
