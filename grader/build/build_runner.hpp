// From a student's source text to a runner program.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "build/complaints.hpp"
#include "build/slot.hpp"
#include "build/toolchain.hpp"
#include "story/verdict.hpp"

namespace convlings {

/// A file that somebody hands in for a lesson.
struct Source {
  std::filesystem::path path;           ///< absolute
  std::string shown;                    ///< as the person knows it
  std::string text;                     ///< its content, already looked at
  std::filesystem::path lesson_folder;  ///< where the lesson's header lies
  std::string topic;                    ///< the header's name without .hpp
};

/// What came of building. `verdict` is passed, does_not_build or compile_limit.
struct Build {
  Verdict verdict = Verdict::passed;
  std::string problem;  ///< one sentence when it is not passed
  std::vector<Complaint> errors;
  std::vector<Complaint> warnings;
  std::filesystem::path runner;
  std::string key;  ///< names everything that the runner was made from
  double compile_seconds = 0;
  double link_seconds = 0;
  bool reused = false;
};

/// Compiles and links without a shell, within limits of time, memory and output; does neither when
/// `slot` holds the outcome for the same text and tools.
Build build_runner(const Slot& slot, const LessonTools& tools, const Source& source);

}  // namespace convlings
