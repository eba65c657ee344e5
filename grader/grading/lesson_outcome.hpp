// What building and checking one lesson's file brought: all that is worth remembering, nothing that
// depends on whose file it was.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "build/complaints.hpp"
#include "sandbox/isolation.hpp"
#include "story/diagnosis.hpp"
#include "story/story_json.hpp"
#include "story/verdict.hpp"

namespace convlings {

struct LessonOutcome {
  Verdict build = Verdict::system_error;  ///< passed, does_not_build, compile_limit, system_error
  std::string problem;                    ///< one sentence when it is not passed
  std::vector<Complaint> errors;
  std::vector<Complaint> warnings;
  std::vector<CheckEvent> events;    ///< in the checker's order
  std::vector<Diagnosis> diagnoses;  ///< at most one an exercise
  bool complete = false;             ///< the checker reached its end
  IsolationUsed isolation;
  double compile_seconds = 0;
  double link_seconds = 0;
  double check_seconds = 0;
  int attempts = 1;  ///< after a system_error it is tried again

  /// The grader was at fault somewhere: not to be remembered, never a zero.
  bool system_error() const;
};

/// The whole of it as JSON, and back. parse_outcome throws std::runtime_error for anything else.
std::string outcome_json(const LessonOutcome& outcome);
LessonOutcome parse_outcome(std::string_view json);

}  // namespace convlings
