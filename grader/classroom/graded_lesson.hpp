// One student's lesson as the reports need it.
#pragma once

#include <optional>

#include "catalogue/course.hpp"
#include "gradebook/gradebook.hpp"
#include "grading/graded_class.hpp"

namespace convlings {

/// Puts together what was handed in, what is known of its state, and its outcome (for state
/// graded). Answers that are no TOML count as not given, and are told in `result.remarks`.
GradedLesson graded_lesson(const Course& course, const Lesson& lesson, const HandedIn& files,
                           const GradedRow& row, const std::optional<LessonOutcome>& outcome);

}  // namespace convlings
