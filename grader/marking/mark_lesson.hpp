// Marks one file for one lesson.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "build/build_runner.hpp"
#include "catalogue/course.hpp"
#include "marking/check_events.hpp"
#include "report/lesson_result.hpp"

namespace convlings {

/// Whose answers.toml belongs to the file.
enum class AnswersFrom { student, solution, nobody };

struct MarkOptions {
  std::string slot;  ///< folder in the cache, such as "01-convolution"
  std::uint64_t seed = 1;
  AnswersFrom answers = AnswersFrom::student;
  bool retry_doubtful = true;  ///< run again what timed out the last time
  bool sanitize = false;       ///< built with sanitizers, in a slot of its own
};

/// Builds, checks, compares. What the student's code does is a verdict; InputError is thrown only
/// for files that cannot be read and a course that is not built.
LessonResult mark_lesson(const Course& course, const Lesson& lesson, const Source& source,
                         const MarkOptions& options);

/// The student's stub that nobody has touched, with the student's answers: nothing is built.
LessonResult own_untouched(const Course& course, const Lesson& lesson, const Source& source);

}  // namespace convlings
