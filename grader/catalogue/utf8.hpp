// Text from outside may be any bytes: is it UTF-8, and is it safe to print?
#pragma once

#include <string>
#include <string_view>

namespace convlings {

/// `text` without what could steer a terminal: control characters other than line ends, and bytes
/// that are no UTF-8, become `?`; a tab becomes a space.
std::string printable(std::string_view text);

/// The 1-based line of the first byte that is not UTF-8; 0 when all is well.
int first_line_not_utf8(std::string_view text);

}  // namespace convlings
