// The student's edition: the course without what would give it away.
#pragma once

#include <filesystem>

#include "catalogue/course.hpp"

namespace convlings {

enum class ReleasedChecks { source, prebuilt };

/// Writes a checkout-like folder that builds and runs on its own: lessons, library, datasets, the
/// grader without solutions, misconceptions and instructors' parts. Throws InputError when `folder`
/// exists and is not empty. Nothing half-written is left when it fails.
void write_release(const Course& course, const std::filesystem::path& folder,
                   ReleasedChecks checks);

}  // namespace convlings
