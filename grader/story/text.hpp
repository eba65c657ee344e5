// Text for a terminal: how wide it is, where it breaks, how it is spelled.
#pragma once

#include <string>
#include <string_view>

namespace convlings {

/// How text may look.
struct Style {
  bool colour = false;
  bool unicode = true;  ///< "…" and "·" rather than "..." and "*"
  int width = 80;       ///< columns
};

/// Columns that a UTF-8 text takes (one a code point; the project prints nothing wider). Colour
/// codes take none.
int columns_of(std::string_view text);

/// Breaks `text` at spaces so that no line exceeds `width`; following lines begin with `indent`.
/// Words that are wider stay whole.
std::string wrap(std::string_view text, int width, std::string_view indent);

/// `text` with a space after each `width` columns of a word, so that it wraps.
std::string with_broken_words(std::string_view text, int width);

/// Replaces what is not ASCII by its nearest ASCII spelling ("…" by "...", "·" by "*").
std::string to_ascii(std::string_view text);

}  // namespace convlings
