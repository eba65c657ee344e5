// A lesson's stub is its solution without the answers.
#pragma once

#include <string>
#include <string_view>

namespace convlings {

/// Copies `solution`, but in place of every region between the lines `// BEGIN SOLUTION` and
/// `// END SOLUTION` stand, as far to the right,
///   // ...
///   throw cnn::NotWritten(__func__);
/// Throws InputError "<shown>:<line>: …" when the marks do not come in pairs or there are none.
std::string make_stub(std::string_view solution, std::string_view shown);

/// The solution as people read it: without the lines that mark what the stub leaves out.
std::string without_marks(std::string_view solution);

}  // namespace convlings
