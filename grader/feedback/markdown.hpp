// Text from outside as Markdown that cannot become markup.
#pragma once

#include <string>
#include <string_view>

namespace convlings {

/// One line of plain text, for a sentence, a heading or a cell of a table: no markup, no HTML, no
/// entity, no link (not even one that GitHub makes of an address), no end of a cell.
std::string markdown_text(std::string_view text);

/// `text` in a code span, which may stand in a table.
std::string markdown_code(std::string_view text);

/// `text` in a fence that is longer than any run of backticks in it. Ends with an empty line;
/// nothing at all for an empty text.
std::string markdown_block(std::string_view text);

}  // namespace convlings
