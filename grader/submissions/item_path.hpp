// The path of something in a folder or archive from outside: may be anything but what it seems.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace convlings {

/// A path taken apart. Separators are "/"; "." and empty parts are left out.
struct ItemPath {
  std::vector<std::string> folders;
  std::string name;   ///< the last part; empty for "", "/" and "."
  std::string shown;  ///< on one line, printable, at most 200 bytes
  std::string fault;  ///< why nothing of that path is taken, "has a name that begins with @."
};

/// Faults are: absolute paths (of Windows, too), "..", parts that begin with "@" or "-", control
/// characters, text directions turned round, bytes that are no UTF-8, parts over 255 bytes.
ItemPath look_at_path(std::string_view raw);

/// `raw` for people: on one line, printable, at most 200 bytes.
std::string shown_name(std::string_view raw);

/// `text` with small letters for the capitals A to Z.
std::string small_letters(std::string_view text);

/// A letter or digit, of ASCII or a byte of any other character: what words consist of.
bool word_character(char c);

/// ".zip", ".tar.gz", ".rar" … when `name` ends like an archive's, whatever we make of it.
std::string_view archive_ending(std::string_view name);

}  // namespace convlings
