// The .zip of a whole class, as learning platforms give it out.
#pragma once

#include <filesystem>
#include <vector>

#include "submissions/intake.hpp"

namespace convlings {

/// As read_submissions of a folder with the same content. One archive in it is opened for each that
/// a student handed in; those within them are not. Throws InputError for a .zip that is damaged, or
/// is one student's.
std::vector<Submission> read_class_archive(const std::filesystem::path& zip,
                                           const std::vector<Enrolled>& roster,
                                           const std::vector<Lesson>& lessons,
                                           const IntakeLimits& limits);

}  // namespace convlings
