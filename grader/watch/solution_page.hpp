// One function twice: as the student wrote it, and as others solve it.
#pragma once

#include <string>

#include "catalogue/course.hpp"
#include "catalogue/lesson.hpp"

namespace convlings {

/// Throws InputError when one of the files cannot be read.
std::string solution_page(const Course& course, const Lesson& lesson, const Exercise& exercise);

}  // namespace convlings
