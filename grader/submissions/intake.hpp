// From a folder of submissions to texts: the one place where a student's archive is opened.
#pragma once

#include <cstdint>
#include <filesystem>
#include <vector>

#include "catalogue/lesson.hpp"
#include "submissions/roster.hpp"
#include "submissions/submission.hpp"

namespace convlings {

/// What one submission may hold. Beyond it nothing of it is taken, and Submission::problem says so.
struct IntakeLimits {
  int files = 2000;  ///< entries, wanted or not, besides those of folders that are passed over
  std::int64_t unpacked_bytes = 64 << 20;  ///< of all that has to be unpacked or read
  std::int64_t packed_bytes = 32 << 20;    ///< of an archive
  std::int64_t file_bytes = 1 << 20;       ///< of a file that is taken
  int depth = 16;                          ///< folders in folders
};

/// One submission from a folder, .zip or .tar.gz (or .tar, .tgz). Nothing is written to the disk,
/// no link is followed, and what is inside never makes it throw: see Submission::problem.
///
/// Taken are <topic>.cpp and answers.toml of the lessons: in lessons/NN-name/, in NN-name/ or NN/,
/// or side by side, below any folders. "ada_12345_67890_convolution.cpp", "01-convolution.cpp",
/// "convolution-1.cpp" and "convolution (1).cpp" are convolution.cpp. An answers.toml belongs to
/// the lesson of its folder, else to the one whose questions it has, else to the one in its name.
/// Which of several files for one lesson it is, `choose_file` says; when it cannot, the lesson is
/// in `rejected` with the names of two. So is it when its file is a link, a device, no UTF-8 text,
/// or too large. An answers.toml that is not taken does not cost the source its marks: it is told
/// in `not_taken`.
///
/// No other file is opened. Hidden and built folders and a clone's grader/, lib/ and datasets/ are
/// not looked into, nor is solutions/ where there is a lessons/. An archive that lies directly in a
/// folder is opened as if it were a folder there; one within an archive is not. An archive that is
/// cut short, damaged, encrypted or beyond the limits gives nothing at all.
Submission read_submission(const std::filesystem::path& from, const std::vector<Lesson>& lessons,
                           const IntakeLimits& limits = {});

/// All of them, sorted by id, with everybody on the roster. `submissions` is a folder, or a .zip as
/// learning platforms give it out; in it lie folders and archives, one a student, or single files:
///
///   ada/, ada.zip, ada_late_123.zip               the roster's id, alone or before something that
///                                                 is no letter or digit; the longest such id
///   ada_convolution.cpp, ada-01-answers.toml      single files: all with the same beginning
///   lovelaceada_LATE_12345_67890_convolution.cpp  Canvas: 12345 is the roster's `canvas_id`
///   Ada Lovelace_12345_assignsubmission_file_/…   Moodle: the id "Participant 12345", or the name,
///                                                 if only one on the roster has it
///
/// Who is on no roster gets the name without ending as id, "lovelaceada_12345" of Canvas's and "Ada
/// Lovelace_12345" of Moodle's names, all through `safe_id`. When two have one id, nothing is
/// guessed: the one named by the id alone is taken, else the first by name; the other one is kept
/// apart as "ada-2", nothing of it is taken, and its `problem` names both. Hidden files are passed
/// over, and so are single files that begin with nobody's id and belong to no lesson: notes, CSVs.
///
/// Throws InputError when `submissions` is neither, is one student's submission, or is a .zip that
/// is itself damaged.
std::vector<Submission> read_submissions(const std::filesystem::path& submissions,
                                         const std::vector<Enrolled>& roster,
                                         const std::vector<Lesson>& lessons,
                                         const IntakeLimits& limits = {});

}  // namespace convlings
