// What of a file is its author's own, in words that a disguise does not change.
#pragma once

#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

namespace convlings {

/// A word, number or sign of the file, as it is compared.
struct OwnToken {
  std::string text;    ///< its own spelling, but see below
  bool name = false;   ///< an identifier that its author may have chosen
  bool first = false;  ///< nothing of its author's stands between it and code of the stub
  int line = 0;        ///< 1-based
};

/// Lines of the stub, without the spaces around them.
std::unordered_set<std::string> lines_of(std::string_view stub);

/// The tokens of `text` without the stub's own lines, comments, #lines, braces, `const` and
/// `std::`. Number types are all one ("float" is "int"), numbers lose suffix and ".0", and i++ is
/// ++i. Of a file that is longer than any honest one, the beginning.
std::vector<OwnToken> own_tokens(std::string_view text,
                                 const std::unordered_set<std::string>& stub_lines);

}  // namespace convlings
