// The zip file that makes Gradescope grade with convlings.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "catalogue/course.hpp"

namespace convlings {

/// What goes into the zip beside the course. Empty: nothing.
struct AutograderOptions {
  std::filesystem::path policy;  ///< becomes policy.toml
  std::filesystem::path key;     ///< becomes course.key
};

/// A file of the archive.
struct PackedFile {
  std::string name;            ///< in the archive, with slashes
  std::filesystem::path from;  ///< on this disk
  bool is_program = false;     ///< to be executable
};

/// setup.sh, run_autograder, and below course/ all that building and grading need, sorted by name:
/// no tests, no builds, no student's progress. Throws InputError when the course is not whole.
std::vector<PackedFile> autograder_files(const Course& course, const AutograderOptions& options);

/// Writes the zip in one piece or not at all; the same files make the same bytes. Throws InputError
/// when a file cannot be read or the zip cannot be written.
void write_autograder(const std::vector<PackedFile>& files, const std::filesystem::path& zip);

}  // namespace convlings
