// From what compiler and linker said to something a student can mend.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "build/build_runner.hpp"

namespace convlings {

/// What was said, and what it was said about.
struct BuildLog {
  std::string compiler;
  std::string linker;
  std::string header;  ///< the text of the lesson's header
  /// Folders whose files may be quoted; all when none is named. A file from strangers may include
  /// whatever the machine holds.
  std::vector<std::filesystem::path> quotable = {};
};

/// Fills in problem, errors and warnings of a build whose verdict is known. `seconds` is what the
/// compiler was given.
void explain_build(Build& build, const BuildLog& log, const Source& source, double seconds);

}  // namespace convlings
