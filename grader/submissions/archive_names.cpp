#include "submissions/archive_names.hpp"

#include <algorithm>

#include "catalogue/utf8.hpp"

namespace convlings {
namespace {

// The characters 128 to 255 of code page 437.
constexpr char32_t upper_half[] =
    U"ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄"
    U"▌▐▀"
    U"αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u00A0";
static_assert(sizeof upper_half / sizeof upper_half[0] == 128 + 1);

// All of them are below U+10000.
void append_utf8(std::string& text, char32_t c) {
  if (c < 0x800) {
    text += static_cast<char>(0xC0U | (c >> 6U));
  } else {
    text += static_cast<char>(0xE0U | (c >> 12U));
    text += static_cast<char>(0x80U | ((c >> 6U) & 0x3FU));
  }
  text += static_cast<char>(0x80U | (c & 0x3FU));
}

locale_t utf8_locale() {
  for (const char* name : {"C.UTF-8", "en_US.UTF-8", "UTF-8"}) {
    const locale_t found = newlocale(LC_CTYPE_MASK, name, nullptr);
    if (found != nullptr) return found;
  }
  return nullptr;  // names beyond ASCII are then shown with question marks
}

}  // namespace

Utf8Names::Utf8Names() : utf8_(utf8_locale()), before_(uselocale(utf8_)) {}

Utf8Names::~Utf8Names() {
  uselocale(before_);
  if (utf8_ != nullptr) freelocale(utf8_);
}

std::string zip_path(std::string_view name) {
  std::string path;
  const bool is_utf8 = first_line_not_utf8(name) == 0;
  for (const char c : name) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x80 || is_utf8) {
      path += c == '\\' ? '/' : c;
    } else {
      append_utf8(path, upper_half[byte - 0x80]);
    }
  }
  return path;
}

}  // namespace convlings
