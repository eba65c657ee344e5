// One lesson's file of somebody we do not know: built and checked where it can do no harm.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>

#include "catalogue/course.hpp"
#include "classroom/kit.hpp"
#include "grading/lesson_outcome.hpp"
#include "sandbox/isolation.hpp"

namespace convlings {

/// Where one worker grades.
struct Workplace {
  const Course& course;
  const Kit& kit;
  std::filesystem::path folder;  ///< the worker's own, for files of the checker
  Isolation level = Isolation::limits;
  int number = 0;  ///< of the worker
};

/// Compiles, links and checks `text` in a sandbox of its own. What the student's code does is a
/// verdict. When the grader itself is at fault it is tried up to three times; then the outcome says
/// system_error. A verdict by the clock is confirmed by a second run: the machine may be busy.
LessonOutcome grade_lesson(const Workplace& place, const Lesson& lesson, const LessonTools& tools,
                           const std::string& text, std::uint64_t seed);

}  // namespace convlings
