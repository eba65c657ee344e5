// What g++ and clang say, as data.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace convlings {

/// One message of a compiler, with the line of code that it shows under it.
struct Diagnostic {
  enum class Severity { error, warning, note };

  Severity severity = Severity::error;
  std::string file;  ///< as the compiler calls it
  int line = 0;
  int column = 0;
  std::string text;
  std::string code;    ///< the line of code, as shown
  std::string marker;  ///< spaces, then ^~~~ under it
};

/// Reads the text output of g++ or clang (without colours). What a template's instantiation in
/// `own_file` brought about inside a library header counts as said about the place in `own_file`,
/// which is where it can be mended.
std::vector<Diagnostic> parse_diagnostics(std::string_view output, std::string_view own_file);

}  // namespace convlings
