// Checkers as programs that run on other machines of this kind.
#pragma once

#include <filesystem>
#include <vector>

#include "catalogue/course.hpp"
#include "catalogue/lesson.hpp"

namespace convlings {

/// Where they are built, in the course: preset "prebuilt", static, for any processor of this
/// family.
std::filesystem::path prebuilt_folder(const Course& course);

/// Builds the checkers of `lessons`, which takes minutes the first time. Throws InputError with the
/// compiler's last words when that fails.
void build_prebuilt_checks(const Course& course, const std::vector<Lesson>& lessons);

/// Puts the checkers of `lessons` into `folder`, with machine.txt, which says where they run.
void copy_prebuilt_checks(const Course& course, const std::vector<Lesson>& lessons,
                          const std::filesystem::path& folder);

}  // namespace convlings
