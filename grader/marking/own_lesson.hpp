// The student's own file: mark it, and remember that it has passed.
#pragma once

#include <cstdint>

#include "catalogue/course.hpp"
#include "report/lesson_result.hpp"

namespace convlings {

/// Marks the student's own file and remembers a pass.
LessonResult mark_own(const Course& course, const Lesson& lesson, std::uint64_t seed,
                      bool retry_doubtful);

/// Did the student's file for this lesson ever pass?
bool has_passed(const Course& course, const Lesson& lesson);

}  // namespace convlings
