#include "exports/outside_text.hpp"

#include <algorithm>

#include "catalogue/utf8.hpp"

namespace convlings {
namespace {

bool begins_character(char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }

std::string escaped(std::string_view text, bool in_attribute) {
  std::string xml;
  for (const char c : text) {
    switch (c) {
      case '&':
        xml += "&amp;";
        break;
      case '<':
        xml += "&lt;";
        break;
      case '>':  // in ]]> it must be, elsewhere it may be
        xml += "&gt;";
        break;
      case '"':
        xml += "&quot;";
        break;
      case '\'':
        xml += "&apos;";
        break;
      case '\n':  // a reader makes a space of it in an attribute
        xml += in_attribute ? "&#10;" : "\n";
        break;
      default:
        xml += c;
    }
  }
  return xml;
}

}  // namespace

std::string clean_text(std::string_view text) {
  std::string unix_lines;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool before_lf = text[i] == '\r' && i + 1 < text.size() && text[i + 1] == '\n';
    if (!before_lf) unix_lines += text[i] == '\r' ? '\n' : text[i];
  }
  std::string clean = printable(unix_lines);
  for (const std::string_view forbidden : {"\xEF\xBF\xBE", "\xEF\xBF\xBF"}) {  // U+FFFE, U+FFFF
    for (std::size_t at = 0; (at = clean.find(forbidden, at)) != std::string::npos;) {
      clean.replace(at, forbidden.size(), "?");
    }
  }
  return clean;
}

std::string clean_line(std::string_view text) {
  std::string line = clean_text(text);
  std::ranges::replace(line, '\n', ' ');
  const std::size_t first = line.find_first_not_of(' ');
  if (first == std::string::npos) return "";
  return line.substr(first, line.find_last_not_of(' ') - first + 1);
}

std::string cut_to(std::string_view text, std::size_t most, std::string_view notice) {
  const auto characters = [](std::string_view s) {
    return static_cast<std::size_t>(std::ranges::count_if(s, begins_character));
  };
  if (text.size() <= most || characters(text) <= most) return std::string(text);
  const std::size_t kept = most - std::min(most, characters(notice));
  std::size_t begun = 0;
  std::size_t end = 0;
  while (end < text.size() && (begun += begins_character(text[end]) ? 1 : 0) <= kept) ++end;
  return std::string(text.substr(0, end)) + std::string(notice);
}

std::string xml_attribute(std::string_view text) { return escaped(text, true); }

std::string xml_text(std::string_view text) { return escaped(text, false); }

}  // namespace convlings
