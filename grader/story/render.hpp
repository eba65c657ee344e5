// Tells a story as text for a terminal or a message.
#pragma once

#include <string>
#include <string_view>

#include "story/story.hpp"

namespace convlings {

/// How text may look.
struct Style {
  bool colour = false;
  bool unicode = true;  ///< "…" and "·" rather than "..." and "*"
  int width = 80;       ///< columns
};

/// The inputs, both answers side by side where they fit, the wrong cell marked with `>` as well as
/// colour, and the sentence that says what is wrong with the arithmetic under it. Ends with a
/// newline.
std::string render(const Story& story, const Style& style = {});

/// Columns that a UTF-8 text takes (one a code point; the project prints nothing wider).
int columns_of(std::string_view text);

/// Breaks `text` at spaces so that no line exceeds `width`; following lines begin with `indent`.
std::string wrap(std::string_view text, int width, std::string_view indent);

/// Replaces what is not ASCII by its nearest ASCII spelling ("…" by "...", "·" by "*").
std::string to_ascii(std::string_view text);

}  // namespace convlings
