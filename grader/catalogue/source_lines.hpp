// Where in a student's file a function stands: what the editor is to jump to.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace convlings {

/// The lines of a text, without their ends. They point into `text`.
std::vector<std::string_view> lines_of(std::string_view text);

/// The 1-based line on which the definition of `function` begins; 0 when it is not there. A
/// definition begins at the left margin, as in every stub.
int definition_line(std::string_view source, std::string_view function);

/// The line of the `// ...` that waits in its body; 0 when there is none.
int unwritten_line(std::string_view source, std::string_view function);

/// The definition of `function`, from its first line to the brace at the left margin that closes
/// it; empty when it is not there.
std::string definition_text(std::string_view source, std::string_view function);

/// The line of a `throw cnn::NotWritten` that still stands in the body of `function` among lines
/// that `stub` does not have there; 0 when there is none, or nothing else has been written.
int throw_left_behind(std::string_view source, std::string_view stub, std::string_view function);

}  // namespace convlings
