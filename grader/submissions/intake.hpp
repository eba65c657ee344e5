// From a folder of submissions to texts: the one place where a student's archive is opened.
#pragma once

#include <cstdint>
#include <filesystem>
#include <vector>

#include "catalogue/lesson.hpp"
#include "submissions/roster.hpp"
#include "submissions/submission.hpp"

namespace convlings {

/// What an archive or folder may hold. Beyond it the submission is rejected with the reason.
struct IntakeLimits {
  int files = 2000;                        ///< entries, wanted or not (a clone has many)
  std::int64_t unpacked_bytes = 64 << 20;  ///< of all entries together
  std::int64_t packed_bytes = 32 << 20;    ///< of the archive
  std::int64_t file_bytes = 1 << 20;       ///< of a file that is taken
  int depth = 16;                          ///< folders in folders
};

/// One submission from a folder, .zip or .tar.gz (or .tar, .tgz). Takes <topic>.cpp and
/// answers.toml of the lessons: in lessons/NN-name/, in NN-name/ or NN/, or side by side with
/// unmistakable names, below any number of single wrapping folders; no other file is opened.
/// Nothing is written to the disk. Never throws for what is inside; see Submission::problem.
Submission read_submission(const std::filesystem::path& from, const std::vector<Lesson>& lessons,
                           const IntakeLimits& limits = {});

/// All of them, sorted by id: every entry of `folder` that is a folder or an archive, those on the
/// roster who handed in nothing, and those who handed in and are on no roster (name = id). Two for
/// one id: the later one is taken when the names say so, otherwise both are kept apart ("ada",
/// "ada-2") and told in `problem` of the second. Hidden files and the roster itself are passed
/// over. Throws InputError when `folder` is none.
std::vector<Submission> read_submissions(const std::filesystem::path& folder,
                                         const std::vector<Enrolled>& roster,
                                         const std::vector<Lesson>& lessons,
                                         const IntakeLimits& limits = {});

}  // namespace convlings
