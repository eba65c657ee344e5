// Reads our own pages strictly: whatever is not exactly as we write it is an error.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace convlings::tests {

/// What a page consists of, the words apart.
struct Markup {
  /// Every tag with the names of its attributes and, of class and role, their values: "td
  /// class=bad",
  /// "/td". Two pages that differ in data only have the same.
  std::vector<std::string> skeleton;
  std::string text;                ///< between the tags, entities resolved; without styles
  std::vector<std::string> ids;    ///< of all elements
  std::vector<std::string> links;  ///< values of href
};

/// Throws std::runtime_error, with the place, for a tag that is not closed, not known, or closed
/// out of order; an attribute that is not known, not quoted or given twice; a bare < > or &; a
/// control character; an id that is there twice; bytes that are no UTF-8.
Markup read_markup(std::string_view html);

}  // namespace convlings::tests
