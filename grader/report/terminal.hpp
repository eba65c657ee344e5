// What the terminal can show, and text dressed for it.
#pragma once

#include <string>
#include <string_view>

#include "story/render.hpp"

namespace convlings {

enum class ColourChoice { automatic, always, never };

/// The style for what goes to `descriptor`: colour as `choice` says, else NO_COLOR, CLICOLOR_FORCE,
/// then whether it is a terminal; width that of the terminal, 80 elsewhere, at most 100; unicode
/// when LC_ALL, LC_CTYPE or LANG (the first that is set) names UTF-8.
Style style_for(int descriptor, ColourChoice choice);

enum class Paint { green, red, yellow, dim, bold };

/// `text` in colour where the style has colour.
std::string painted(const Style& style, Paint paint, std::string_view text);

/// The mark of a result: passed, failed or open, distinct without colour.
enum class Mark { passed, failed, open };
std::string mark(const Style& style, Mark mark);

/// `text` filled up with spaces to `columns`.
std::string padded(std::string_view text, int columns);

/// `text` with all that the style's characters cannot show replaced.
std::string spelled(const Style& style, const std::string& text);

/// A paragraph: wrapped to the style's width, every line after `indent` spaces.
std::string paragraph(const Style& style, std::string_view text, int indent);

}  // namespace convlings
