#include "submissions/intake.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <system_error>
#include <utility>

#include "catalogue/errors.hpp"
#include "submissions/archive_reader.hpp"
#include "submissions/class_archive.hpp"
#include "submissions/folder_reader.hpp"
#include "submissions/gatherer.hpp"
#include "submissions/members.hpp"

namespace convlings {
namespace {

namespace fs = std::filesystem;

// The name itself, also of "ada/" and ".".
std::string name_of(const fs::path& path) {
  const fs::path whole = fs::absolute(path).lexically_normal();
  return (whole.has_filename() ? whole : whole.parent_path()).filename().string();
}

// A folder, an archive, or a file of a lesson; anything else is refused.
void gather_from(const fs::path& from, const IntakeLimits& limits, Gatherer& gatherer) {
  std::error_code error;
  const fs::file_status status = fs::symlink_status(from, error);
  const std::string name = name_of(from);
  gatherer.attempt(shown_name(name), [&] {
    if (!fs::exists(status)) throw IntakeRefusal("is not there.");
    if (fs::is_symlink(status)) {
      throw IntakeRefusal("is a symbolic link; hand in what it leads to.");
    }
    if (fs::is_directory(status)) return gather_folder(from, limits, gatherer);
    if (!archive_ending(name).empty()) {
      return gather_archive(read_packed(from, limits), "", limits, gatherer);
    }
    gatherer.add(name, ItemKind::file,
                 [&](std::int64_t most) { return read_ordinary_file(from, most); });
  });
}

std::vector<ClassItem> items_of_folder(const fs::path& folder) {
  std::vector<ClassItem> items;
  std::error_code error;
  for (fs::directory_iterator item(folder, error), end; !error && item != end;
       item.increment(error)) {
    const fs::file_type type = item->symlink_status(error).type();
    const std::string name = item->path().filename().string();
    // A link is refused under the name that it has, be it a folder's or an archive's.
    const bool link_to_folder = type == fs::file_type::symlink && archive_ending(name).empty();
    items.push_back({name, type == fs::file_type::directory || link_to_folder});
  }
  if (error) {
    throw InputError(fmt::format("{}: this folder cannot be read: {}.", shown_name(folder.string()),
                                 error.message()));
  }
  std::sort(items.begin(), items.end(),
            [](const ClassItem& a, const ClassItem& b) { return a.name < b.name; });
  return items;
}

}  // namespace

Submission read_submission(const fs::path& from, const std::vector<Lesson>& lessons,
                           const IntakeLimits& limits) {
  Submission submission;
  const std::string name = name_of(from);
  std::error_code error;
  const bool is_folder = fs::is_directory(fs::symlink_status(from, error));
  const std::string stem =
      is_folder ? name : name.substr(0, name.size() - archive_ending(name).size());
  submission.id = safe_id(stem);
  submission.name = shown_name(stem);
  submission.from = from;
  Gatherer gatherer(lessons, limits);
  gather_from(from, limits, gatherer);
  gatherer.place(submission);
  return submission;
}

std::vector<Submission> read_submissions(const fs::path& from, const std::vector<Enrolled>& roster,
                                         const std::vector<Lesson>& lessons,
                                         const IntakeLimits& limits) {
  const std::string shown = shown_name(from.string());
  std::error_code error;
  if (fs::is_regular_file(from, error) &&
      archive_ending(from.filename().string()) == std::string_view(".zip")) {
    return read_class_archive(from, roster, lessons, limits);
  }
  if (!fs::is_directory(from, error)) {
    throw InputError(fmt::format(
        "{}: {}. Name the folder, or the .zip of a learning platform, that "
        "holds all submissions.",
        shown, fs::exists(from, error) ? "is no folder and no .zip" : "there is no such folder"));
  }
  const std::vector<ClassItem> items = items_of_folder(from);
  if (are_of_one_submission(items, lessons)) {
    throw InputError(fmt::format(
        "{}: is one student's submission. Name the folder that holds all of them.", shown));
  }
  std::vector<Submission> submissions;
  for (Member& member : members_of(items, roster, lessons)) {
    Submission submission = std::move(member.submission);
    if (member.items.size() == 1) {
      submission.from = from / items[member.items.front()].name;
    } else if (!member.items.empty()) {
      submission.from = from;
    }
    if (!member.items.empty() && submission.problem.empty()) {
      Gatherer gatherer(lessons, limits);
      for (const std::size_t item : member.items) {
        gather_from(from / items[item].name, limits, gatherer);
      }
      gatherer.place(submission);
    }
    submissions.push_back(std::move(submission));
  }
  return submissions;
}

}  // namespace convlings
