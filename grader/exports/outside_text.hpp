// Texts on their way into other programs' files, whose readers are stricter than terminals.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace convlings {

/// UTF-8 of nothing but characters that XML 1.0 allows: line ends are LF, a tab is a space, and `?`
/// stands for control characters, for bytes that are no UTF-8 and for U+FFFE and U+FFFF. (JSON
/// could carry a NUL, but the databases behind some readers refuse it.)
std::string clean_text(std::string_view text);

/// The same in one line, without blanks at its ends.
std::string clean_line(std::string_view text);

/// `text` when it has at most `most` characters (code points), else its beginning with `notice`
/// behind it, together `most` characters.
std::string cut_to(std::string_view text, std::size_t most, std::string_view notice);

/// For attributes in double quotes and for text between tags: & < > " ' as entities, line ends of
/// attributes kept as &#10;. `text` is clean.
std::string xml_attribute(std::string_view text);
std::string xml_text(std::string_view text);

}  // namespace convlings
