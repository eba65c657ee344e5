// The slips that a solution may be given: single signs, numbers and words changed, swapped or left
// out. Each is an edit of the text; the compiler says later whether it is C++ at all.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "mutants/tokens.hpp"

namespace convlings {

/// Replaces `length` characters at `at` by `text`.
struct Edit {
  std::string kind;  ///< its class: "relational", "index", …
  std::size_t at = 0;
  std::size_t length = 0;
  std::string text;
};

/// A function's body.
struct Body {
  std::string_view source;     ///< the whole file
  std::vector<Token> tokens;   ///< of the body; their places are those in `source`
  std::string_view signature;  ///< the function's head
  bool gives_number = false;   ///< the function returns int, float, double or std::int64_t
};

/// relational   < <= > >= == !=          arithmetic   + - * / %, and a minus sign
/// assignment   += -= *= /= ++           logical      && || ! and a condition before ?
std::vector<Edit> sign_edits(const Body& body);

/// constant     numbers, letters, true   index   the number in […]
/// name         one of a pair: max, min  width   a narrower type
std::vector<Edit> value_edits(const Body& body);

/// order        two neighbours in a list of arguments change places
/// bound        a loop that stops one early, a range that begins one late
/// branch       an if that always or never holds
/// statement    one is left out          return  one too many
std::vector<Edit> structure_edits(const Body& body);

/// All of them, by their place in the text.
std::vector<Edit> edits(const Body& body);

/// The classes' names, in the order in which reports tell them.
const std::vector<std::string>& edit_kinds();

/// `source` with the edit made.
std::string edited(std::string_view source, const Edit& edit);

}  // namespace convlings
