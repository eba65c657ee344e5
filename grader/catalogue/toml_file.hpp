// A TOML file as plain data that remembers its lines, so that a complaint can name one.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace convlings {

/// A value with its key. A table's and an array's members are `items`, in the order of the file.
struct TomlNode {
  enum class Kind { table, array, text, number, yes_or_no, other };

  std::string key;  ///< empty for the file itself and for members of an array
  Kind kind = Kind::table;
  std::string text;   ///< of a text
  double number = 0;  ///< of a number
  bool yes = false;   ///< of true and false
  int line = 0;
  std::vector<TomlNode> items;

  /// The member called `name`, or null.
  const TomlNode* find(std::string_view name) const;
};

/// Parses TOML text. Throws InputError "<shown>:<line>: …" for what is not TOML.
TomlNode parse_toml(std::string_view text, std::string_view shown);

}  // namespace convlings
