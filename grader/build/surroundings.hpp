// What stands around a compiler's message in the student's file: questions that its notes ask.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "build/diagnostics.hpp"

namespace convlings {

/// The texts that a note may look at.
struct Surroundings {
  std::string source;       ///< the student's file
  std::string header;       ///< the lesson's header
  std::string header_name;  ///< "channels.hpp"
};

/// The word under the caret, or the one character that is there; empty without a line of code.
std::string word_at_caret(const Diagnostic& message);

/// The line of code up to the caret, and from the caret on.
std::string before_caret(const Diagnostic& message);
std::string after_caret(const Diagnostic& message);

/// The names in `text`, in their order.
std::vector<std::string> identifiers(std::string_view text);

/// The text of a 1-based line; empty when there is none.
std::string_view line_of(std::string_view source, int line);

/// The last line before `line` that holds code; 0 when there is none.
int code_line_before(std::string_view source, int line);

/// Where `name` is declared (a type stands before it) in the function around `line`: the nearest
/// line above, or the first one below; 0 when it is not.
int declared_above(std::string_view source, int line, std::string_view name);
int declared_below(std::string_view source, int line, std::string_view name);

/// The first line of the function around `line`, which names its parameters.
std::string signature_above(std::string_view source, int line);

/// True when both lines belong to the same function, or to what stands above it.
bool same_function(std::string_view source, int line, int other);

/// The names that stand in the function around `line`, above it, and the functions of the header.
std::vector<std::string> names_in_reach(const Surroundings& around, int line);

/// True when the file has `#include <header>` or `#include "header"`.
bool includes(std::string_view source, std::string_view header);

/// "float dense(const Tensor& input, int units)" from the header, else from the file; empty when
/// neither declares it.
std::string declaration_of(std::string_view function, const Surroundings& around);

/// What stands between the parentheses of a declaration or a compiler's signature, at its commas.
std::vector<std::string> parameters_of(std::string_view declaration);

}  // namespace convlings
