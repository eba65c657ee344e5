#include "cnn/nn/data/readable.hpp"

#include <algorithm>
#include <cstdint>

namespace cnn {
namespace {

std::uint32_t byte_at(std::string_view text, std::size_t at) {
  return static_cast<unsigned char>(text[at]);
}

// How many bytes the character in front of `text` takes; 0 if it is no UTF-8 (RFC 3629): no
// overlong form, no surrogate, nothing above U+10FFFF.
std::size_t character_length(std::string_view text) {
  const std::uint32_t first = byte_at(text, 0);
  if (first < 0x80) return 1;
  const std::size_t length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
  if (first < 0xC2 || first > 0xF4 || text.size() < length) return 0;
  std::uint32_t point = first & (0x7FU >> length);
  for (std::size_t i = 1; i < length; ++i) {
    if ((byte_at(text, i) & 0xC0U) != 0x80) return 0;
    point = point << 6U | (byte_at(text, i) & 0x3FU);
  }
  const bool overlong = (length == 3 && point < 0x800) || (length == 4 && point < 0x10000);
  const bool surrogate = point >= 0xD800 && point <= 0xDFFF;
  return overlong || surrogate || point > 0x10FFFF ? 0 : length;
}

// ASCII's and Latin-1's (U+0080 to U+009F), which some terminals obey too.
bool is_control(std::string_view character) {
  const std::uint32_t first = byte_at(character, 0);
  return first < 0x20 || first == 0x7F ||
         (character.size() == 2 && first == 0xC2 && byte_at(character, 1) < 0xA0);
}

}  // namespace

std::string readable(std::string_view text, std::size_t most) {
  std::string result;
  while (!text.empty()) {
    const std::size_t length = character_length(text);
    const std::string_view character = text.substr(0, std::max<std::size_t>(length, 1));
    if (result.size() + character.size() > most) return result + "…";
    result += length == 0 || is_control(character) ? "?" : character;
    text.remove_prefix(character.size());
  }
  return result;
}

}  // namespace cnn
