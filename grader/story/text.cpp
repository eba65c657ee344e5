#include "story/text.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace convlings {

int columns_of(std::string_view text) {
  int columns = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '\033') {  // a colour code ends with m
      while (i < text.size() && text[i] != 'm') ++i;
    } else if ((static_cast<unsigned char>(text[i]) & 0xC0U) != 0x80U) {
      ++columns;
    }
  }
  return columns;
}

std::string wrap(std::string_view text, int width, std::string_view indent) {
  std::string result;
  std::string line;
  std::size_t at = 0;
  while (at < text.size()) {
    const std::size_t end = std::min(text.find(' ', at), text.size());
    const std::string_view word = text.substr(at, end - at);
    if (!line.empty() && columns_of(line) + 1 + columns_of(word) > width) {
      result += line + "\n";
      line = indent;
    } else if (at > 0) {
      line += ' ';
    }
    line += word;
    at = end + 1;
  }
  return result + line;
}

std::string with_broken_words(std::string_view text, int width) {
  std::string result;
  int columns = 0;
  for (const char letter : text) {
    const bool begins = (static_cast<unsigned char>(letter) & 0xC0U) != 0x80U;
    if (letter == ' ') {
      columns = 0;
    } else if (begins && columns++ == width) {
      result += ' ';
      columns = 1;
    }
    result += letter;
  }
  return result;
}

std::string to_ascii(std::string_view text) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 12> spellings{
      {{"…", "..."},
       {"·", "*"},
       {"×", "x"},
       {"²", "^2"},
       {"³", "^3"},
       {"−", "-"},
       {"→", "->"},
       {"⌊", "floor("},
       {"⌋", ")"},
       {"≤", "<="},
       {"✓", "+"},
       {"✗", "x"}}};
  std::string result;
  for (std::size_t i = 0; i < text.size();) {
    const auto found = std::ranges::find_if(spellings, [&](const auto& spelling) {
      return text.substr(i).starts_with(spelling.first);
    });
    if (found != spellings.end()) {
      result += found->second;
      i += found->first.size();
    } else {
      result += static_cast<unsigned char>(text[i]) < 0x80U ? text[i] : '?';
      do ++i;  // past the rest of a code point
      while (i < text.size() && (static_cast<unsigned char>(text[i]) & 0xC0U) == 0x80U);
    }
  }
  return result;
}

}  // namespace convlings
