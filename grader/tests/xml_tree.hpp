// Reads XML strictly: enough of it to say that a file of ours is well-formed, and what it holds.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace convlings::tests {

struct XmlElement {
  std::string name;
  std::map<std::string, std::string> attributes;  ///< entities resolved
  std::string text;                               ///< all of its own, entities resolved
  std::vector<XmlElement> children;

  /// All elements of that name below this one, in order.
  std::vector<const XmlElement*> all(std::string_view wanted) const;

  /// An attribute as a whole number; -1 when there is none.
  int number(const std::string& attribute) const;
};

/// The root element. Throws std::runtime_error with a position for a file that is not well-formed
/// UTF-8 XML 1.0: characters that are forbidden, tags that do not match, attributes twice or
/// without quotes, unknown entities, ]]> in text. Comments, CDATA and DTDs are refused: we write
/// none.
XmlElement read_xml(std::string_view xml);

}  // namespace convlings::tests
