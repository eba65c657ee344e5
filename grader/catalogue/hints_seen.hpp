// Which hints a student has read: remembered from one day to the next.
#pragma once

#include "catalogue/course.hpp"
#include "catalogue/lesson.hpp"

namespace convlings {

/// How many hints for this function were shown before, 0 to 3.
int hints_seen(const Course& course, const Lesson& lesson, const Exercise& exercise);

/// Remembers that hints up to `level` were shown.
void remember_hint(const Course& course, const Lesson& lesson, const Exercise& exercise, int level);

}  // namespace convlings
