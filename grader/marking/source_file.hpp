// Which file is to be marked, and what is in it.
#pragma once

#include <filesystem>
#include <string>

#include "build/build_runner.hpp"
#include "catalogue/course.hpp"
#include "catalogue/lesson.hpp"

namespace convlings {

/// The student's own file, its solution, or a file from elsewhere for the same lesson. Throws
/// InputError when it is missing, or no text. The student's edition has no solutions.
Source student_source(const Course& course, const Lesson& lesson);
Source solution_source(const Course& course, const Lesson& lesson);
Source source_from(const Course& course, const Lesson& lesson, const std::filesystem::path& file);

/// A text of our own, marked as if somebody had handed it in. It is written to `path` first.
Source written_source(const Course& course, const Lesson& lesson, const std::filesystem::path& path,
                      const std::string& text);

/// What a student starts with: the stub as the solution makes it. The student's edition has no
/// solution, but keeps the stub. Throws InputError when neither is there.
bool has_stub(const Course& course, const Lesson& lesson);
std::string stub_of(const Course& course, const Lesson& lesson);

/// True when the student has not written a letter into it yet.
bool is_untouched(const Course& course, const Lesson& lesson, const Source& source);

}  // namespace convlings
