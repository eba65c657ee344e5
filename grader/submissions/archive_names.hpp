// Names in archives: libarchive gives them in the locale's encoding, zip has had several.
#pragma once

#include <clocale>
#include <string>
#include <string_view>

#ifdef __APPLE__
#include <xlocale.h>
#endif

namespace convlings {

/// While it lives, this thread's character encoding is UTF-8, in which libarchive then hands out
/// names unharmed. Nothing else of the locale changes, nor any other thread.
class Utf8Names {
 public:
  Utf8Names();
  ~Utf8Names();
  Utf8Names(const Utf8Names&) = delete;
  Utf8Names& operator=(const Utf8Names&) = delete;

 private:
  locale_t utf8_;
  locale_t before_;
};

/// A name in a .zip as a path: backslashes, which old Windows programs write, are separators, and
/// what is not UTF-8 is code page 437, as the format has it.
std::string zip_path(std::string_view name);

}  // namespace convlings
