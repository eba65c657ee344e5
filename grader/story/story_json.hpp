// Stories and events as lines of JSON, the checker's only way to speak to the grader.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "story/story.hpp"
#include "story/verdict.hpp"

namespace convlings {

/// One check has ended.
struct CheckEvent {
  std::string name;      ///< the Catch2 test case
  std::string exercise;  ///< its first tag
  Verdict verdict = Verdict::system_error;
  std::string message;  ///< for people, plain text
  std::string report;   ///< what a sanitizer said, as it said it
  std::optional<Story> story;
  std::vector<std::string> remarks;   ///< what the check has to tell even when all is right
  std::vector<std::string> pictures;  ///< names of files that it drew, in the pictures' folder
  bool own_inputs = false;  ///< made of random numbers: under a student's seed, that student's own
  int assertions = 0;
  double seconds = 0;
};

/// One line, without its newline.
std::string to_json(const CheckEvent& event);

/// The line that says that all checks have ended.
std::string end_line();
bool is_end_line(std::string_view line);

/// Throws std::runtime_error when the line is not an event as written by `to_json`.
CheckEvent parse_event(std::string_view line);

}  // namespace convlings
