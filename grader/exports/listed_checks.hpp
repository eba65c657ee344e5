// A lesson's checks as every export lists them: none left out, whatever became of the lesson.
#pragma once

#include <string>
#include <vector>

#include "grading/graded_class.hpp"

namespace convlings {

struct ListedCheck {
  int exercise = -1;  ///< position in result.exercises
  std::string name;
  Verdict verdict = Verdict::system_error;
  std::string message = {};  ///< empty for what passed; of no more than some thousand characters
  std::string printed = {};  ///< by the student's code
  double seconds = 0;
};

enum class Reader { student, instructor };

/// In the checker's order, all texts clean. Where nothing was checked, each exercise has one line
/// that says why: not_written for a lesson that is missing or untouched, rejected, or system_error
/// for an undecided one. Checks with inputs of a student's own tell a student their verdict only.
std::vector<ListedCheck> listed_checks(const GradedLesson& lesson, Reader reader);

/// Why a lesson has no verdicts, or why it has few points, in one sentence: "No file was handed
/// in."; empty when it was graded.
std::string state_sentence(const GradedLesson& lesson);

}  // namespace convlings
