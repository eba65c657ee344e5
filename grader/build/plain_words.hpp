// What a compiler's message means, and what to do about it, in words for a beginner.
//
// The notes are a table of rules, in order; the first that fits a message is told. A message that
// no rule fits gets none: silence is better than wrong advice.
#pragma once

#include <array>
#include <functional>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "build/diagnostics.hpp"
#include "build/surroundings.hpp"

namespace convlings {

struct PlainWords {
  std::string id;       ///< "semicolon": how tests call the note
  std::string meaning;  ///< "A ; is missing at the end of line 12."
  std::string advice;   ///< what to do
  int line = 0;         ///< the line to mend, when it is not the message's own
};

/// A message with all that a rule may look at.
struct Said {
  const Diagnostic& message;
  std::string text;                   ///< the message as short_text has it
  std::span<const Diagnostic> notes;  ///< what the compiler adds to it
  std::span<const Diagnostic> all;    ///< all messages about the file
  const Surroundings& around;
};

/// What the words with a dollar in patterns and notes stand for.
using Words = std::map<std::string, std::string, std::less<>>;

/// One note. A pattern is the beginning of a message as short_text has it; `$name` in it takes what
/// stands there, and `$name` in a note puts it in. Always known: `$line`; `$word` under the caret;
/// `$before`, the number of the last line of code before. `fits` may look closer, and add words;
/// the word `mend` is the line to mend when that is another one.
struct Rule {
  std::string_view id;
  std::array<std::string_view, 8> patterns;
  std::string_view meaning;
  std::string_view advice;
  bool (*fits)(const Said& said, Words& words) = nullptr;
};

/// The table, in the order in which the rules are asked.
std::span<const Rule> syntax_rules();
std::span<const Rule> name_rules();
std::span<const Rule> call_rules();
std::span<const Rule> tensor_rules();
std::span<const Rule> type_rules();
std::span<const Rule> warning_rules();

/// True when `part` stands somewhere in `text`.
inline bool has(std::string_view text, std::string_view part) {
  return text.find(part) != std::string_view::npos;
}

/// True when `text` begins as `pattern` says; what `$names` stand for goes into `words`.
bool matches(std::string_view pattern, std::string_view text, Words& words);

/// The note of the first rule that fits.
std::optional<PlainWords> plain_words(const Said& said);

}  // namespace convlings
