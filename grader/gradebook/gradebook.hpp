// The gradebook: one SQLite file that remembers every outcome, and that several graders, killed at
// any moment, cannot spoil.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "grading/graded_class.hpp"
#include "grading/lesson_outcome.hpp"

namespace convlings {

/// One row of `graded`: which outcome belongs to which student's lesson.
struct GradedRow {
  std::string student;
  std::string lesson;
  std::string key;    ///< names the outcome: source, checks, toolchain, seed (see grading/key.hpp)
  std::string state;  ///< to_string(LessonState)
  std::string reason;
};

/// How SQLite keeps a write whole. `best` is WAL, and a rollback journal on disks that several
/// machines share, where WAL cannot work.
enum class Journal { best, rollback };

/// Every write is a transaction of its own. May be used by one thread at a time.
class Gradebook {
 public:
  /// Opens or makes the file. Throws InputError for a file that is no gradebook of ours or one of a
  /// newer version, and when the disk is full or the folder cannot be written.
  explicit Gradebook(const std::filesystem::path& file, Journal journal = Journal::best);
  ~Gradebook();
  Gradebook(const Gradebook&) = delete;
  Gradebook& operator=(const Gradebook&) = delete;

  /// The outcome under `key`, if it is known.
  std::optional<LessonOutcome> outcome(std::string_view key);
  /// Remembers an outcome and, in the same transaction, whose it is.
  void remember(const GradedRow& row, const LessonOutcome& outcome);
  /// A row without an outcome of its own: missing, untouched, rejected, undecided, or known
  /// already.
  void note(const GradedRow& row);
  std::vector<GradedRow> rows();

  /// Forgets outcomes, so that they are graded again; empty means all. Returns how
  /// many. Others who shared one of them are graded again, too.
  int forget(std::string_view student, std::string_view lesson);

  /// Writes the tables for instructors' own questions (README.md) anew, in one transaction.
  void write_tables(const GradedClass& graded);

  /// Takes over everything from another file; what both have is kept when equal, and the younger of
  /// two different ones wins. Returns the number of outcomes that were new.
  int merge(const std::filesystem::path& other);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace convlings
