// All lessons of a course, and the one that somebody means.
#pragma once

#include <string_view>
#include <vector>

#include "catalogue/course.hpp"
#include "catalogue/lesson.hpp"

namespace convlings {

/// Every folder lessons/NN-name with a manifest, in order. Throws InputError for a bad manifest, or
/// when there is no lesson at all.
std::vector<Lesson> find_lessons(const Course& course);

/// The lesson that `name` means: "1", "01", "01-convolution", "convolution", or the path of its
/// folder or file. Throws InputError with a suggestion otherwise.
const Lesson& find_lesson(const std::vector<Lesson>& lessons, std::string_view name);

/// The exercise called `name`; throws InputError with a suggestion otherwise.
const Exercise& find_exercise(const Lesson& lesson, std::string_view name);

}  // namespace convlings
