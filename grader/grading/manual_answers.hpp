// What students wrote in answer to the questions that a person marks.
#pragma once

#include <string>
#include <vector>

#include "catalogue/lesson.hpp"
#include "grading/graded_class.hpp"

namespace convlings {

/// One answer, as it was handed in: any text at all.
struct WrittenAnswer {
  std::string text;
  bool whole_file = false;  ///< answers.toml could not be read, and this is all of it

  /// Nobody needs to mark it.
  bool unanswered() const { return text.empty() || text == "?"; }
};

/// One for each of the lesson's questions, in their order. Never throws for what was handed in.
std::vector<WrittenAnswer> written_answers(const Lesson& lesson, const GradedLesson& graded);

}  // namespace convlings
