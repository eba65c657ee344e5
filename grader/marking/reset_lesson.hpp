// Starts a lesson's file again, and loses nothing.
#pragma once

#include <filesystem>
#include <optional>

#include "catalogue/course.hpp"
#include "catalogue/lesson.hpp"

namespace convlings {

/// True when the student's file is, byte for byte, the stub: there is nothing to reset.
bool is_reset(const Course& course, const Lesson& lesson);

/// Puts the stub in place of the student's file. What stood there is kept: a file is copied,
/// anything else moved away. Gives the place where it is kept; nothing when there was none. Throws
/// InputError, and changes nothing, when it cannot be kept.
std::optional<std::filesystem::path> reset_lesson(const Course& course, const Lesson& lesson);

}  // namespace convlings
