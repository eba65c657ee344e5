// The student's edition: the course without what would give it away.
#pragma once

#include <filesystem>
#include <vector>

#include "catalogue/course.hpp"
#include "catalogue/lesson.hpp"

namespace convlings {

enum class ReleasedChecks { source, prebuilt };

/// Writes a checkout-like folder that builds and runs on its own: `lessons`, the library, datasets,
/// the grader without solutions, misconceptions and instructors' parts. Stubs come from the
/// solutions, never from the files in lessons/, which somebody may have worked on. Throws
/// InputError when `folder` exists and is not empty, or lies inside the course, or what was written
/// would give a solution away. Nothing half-written is left when it fails.
void write_release(const Course& course, const std::filesystem::path& folder,
                   const std::vector<Lesson>& lessons, ReleasedChecks checks);

}  // namespace convlings
