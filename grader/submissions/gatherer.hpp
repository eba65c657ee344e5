// Gathers what one student handed in, from wherever it comes, and sorts it by lesson.
#pragma once

#include <cstdint>
#include <functional>
#include <set>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "catalogue/lesson.hpp"
#include "submissions/file_meaning.hpp"
#include "submissions/intake.hpp"
#include "submissions/item_path.hpp"
#include "submissions/submission.hpp"

namespace convlings {

/// A folder or archive of which nothing is taken. The text goes on from its name: "is broken."
class IntakeRefusal : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// One file that cannot be read; the others can.
class UnreadableFile : public IntakeRefusal {
 public:
  using IntakeRefusal::IntakeRefusal;
};

enum class ItemKind { file, folder, symbolic_link, hard_link, other };

/// Gives the first bytes of a file, at most so many. Throws IntakeRefusal or UnreadableFile.
using ReadItem = std::function<std::string(std::int64_t most)>;

/// A file that by its name belongs to a lesson.
struct GatheredFile {
  ItemPath path;
  FileMeaning meaning;
  std::string text;
  std::string fault;      ///< why it cannot be taken: "is a symbolic link …"; or empty
  bool at_home = false;   ///< called as in the course, in a folder named after its lesson
  bool stray = false;     ///< renamed, or in another lesson's folder
  std::size_t depth = 0;  ///< folders above the layout of lessons/
};

class Gatherer {
 public:
  Gatherer(const std::vector<Lesson>& lessons, const IntakeLimits& limits);

  /// Whether the folder is one that nobody looks into: hidden, built, or another part of a clone.
  static bool passes_over(std::string_view folder);

  /// Throws the IntakeRefusal that there are too many files.
  [[noreturn]] static void refuse_many(const IntakeLimits& limits);

  /// Looks at one item; reads it when its name is a lesson's file. Throws IntakeRefusal when there
  /// are too many or they lie too deep.
  void add(std::string_view raw_path, ItemKind kind, const ReadItem& read);

  /// Counts bytes that had to be unpacked. Throws IntakeRefusal when they are too many.
  void unpacked(std::int64_t bytes);

  /// What has been added by a call of `part` is forgotten when it throws IntakeRefusal, and `shown`
  /// is told as refused.
  void attempt(const std::string& shown, const std::function<void()>& part);

  /// Calls `part`. Once it throws IntakeRefusal, all is forgotten, and nothing more is called.
  void until_refused(const std::string& shown, const std::function<void()>& part);

  /// Fills in lessons, rejected, not_taken, and problem when nothing is left.
  void place(Submission& submission);

 private:
  void add_file(GatheredFile file, const ReadItem& read);
  void refuse(const std::string& shown, const std::string& reason);
  void pass_over(const std::string& shown, const std::string& reason);
  void pass_over_folder(const std::string& path);
  void drop_solutions();
  void place_sources(Submission& submission, int lesson);
  void place_answers(Submission& submission, int lesson);
  void list_not_taken(Submission& submission) const;

  const std::vector<Lesson>& lessons_;
  const IntakeLimits limits_;
  int items_ = 0;
  std::int64_t unpacked_ = 0;
  std::vector<GatheredFile> files_;
  std::vector<NotTaken> refused_;
  std::vector<NotTaken> not_asked_for_;
  std::set<std::string> folders_passed_over_;
  bool closed_ = false;
  std::string first_refusal_;  ///< of an archive or folder as a whole
};

}  // namespace convlings
