// From what building and checking brought to a lesson's result.
#pragma once

#include <vector>

#include "build/build_runner.hpp"
#include "catalogue/answers.hpp"
#include "catalogue/course.hpp"
#include "marking/check_events.hpp"
#include "report/lesson_result.hpp"

namespace convlings {

/// Puts checks under their exercises, in the manifest's order. An exercise without checks, and
/// one whose checks were cut short, gets a check that says so, with verdict system_error.
std::vector<ExerciseResult> by_exercise(const Lesson& lesson, const CheckRun& run);

/// The result of a file that was built and, if that went well, checked.
LessonResult assembled_result(const Course& course, const Lesson& lesson, const Source& source,
                              const Build& build, const CheckRun& run);

/// The result of a stub that nobody has touched: nothing is built.
LessonResult untouched_result(const Lesson& lesson, const Source& source);

/// Holds what somebody answered against the right answers of the lesson's questions.
void compare_answers(LessonResult& result, const Course& course, const Answers& given);

}  // namespace convlings
