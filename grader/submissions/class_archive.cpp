#include "submissions/class_archive.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <utility>

#include "catalogue/errors.hpp"
#include "submissions/archive_reader.hpp"
#include "submissions/folder_reader.hpp"
#include "submissions/gatherer.hpp"
#include "submissions/members.hpp"

namespace convlings {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t most_entries = 500'000;

// A path in the class's archive: the student's item, and what is within that.
struct ClassPath {
  std::string item;
  std::string within;  ///< empty for the item itself
};

class ClassArchive {
 public:
  explicit ClassArchive(const fs::path& zip) : zip_(zip), shown_(shown_name(zip.string())) {}

  [[noreturn]] void refuse(const std::string& why) const {
    throw InputError(fmt::format("{} {}", shown_, why));
  }

  // Calls `take(path, kind, reader)` for every entry below the folders that wrap everything.
  template <typename Take>
  void each(const Take& take) const {
    try {
      ArchiveReader reader(zip_);
      while (reader.next()) {
        if (const ClassPath path = taken_apart(reader.path()); !path.item.empty()) {
          take(path, reader.kind(), reader);
        }
      }
    } catch (const IntakeRefusal& refusal) {
      refuse(std::string(refusal.what()) + " Fetch it again.");
    }
  }

  std::vector<ClassItem> items(const std::vector<Enrolled>& roster,
                               const std::vector<Lesson>& lessons) {
    for (;;) {
      std::vector<ClassItem> found = items_here();
      if (found.size() != 1 || !found[0].is_folder ||
          is_named_after_student(found[0].name, roster)) {
        return found;
      }
      wrapping_.push_back(found[0].name);
      const std::vector<ClassItem> below = items_here();
      if (!below.empty() && !are_of_one_submission(below, lessons)) continue;
      wrapping_.pop_back();
      return found;
    }
  }

 private:
  // Without an item: outside, or no more than a folder that wraps the others.
  ClassPath taken_apart(const std::string& raw) const {
    ItemPath path = look_at_path(raw);
    std::vector<std::string>& parts = path.folders;
    parts.push_back(path.name);
    const bool leaves = raw.substr(0, 1) == "/" || std::count(parts.begin(), parts.end(), "..") > 0;
    if (leaves || parts.size() <= wrapping_.size() ||
        !std::equal(wrapping_.begin(), wrapping_.end(), parts.begin())) {
      return {};
    }
    const auto item = parts.begin() + static_cast<std::ptrdiff_t>(wrapping_.size());
    return {*item, fmt::format("{}", fmt::join(item + 1, parts.end(), "/"))};
  }

  std::vector<ClassItem> items_here() const {
    std::map<std::string, bool> is_folder;
    std::size_t entries = 0;
    each([&](const ClassPath& path, ItemKind kind, const ArchiveReader&) {
      if (++entries > most_entries) refuse("holds too many entries.");
      if (path.item == "__MACOSX" || path.item.front() == '.') return;
      const bool folder = !path.within.empty() || kind == ItemKind::folder;
      is_folder[path.item] = is_folder[path.item] || folder;
    });
    std::vector<ClassItem> items;
    items.reserve(is_folder.size());
    for (const auto& [name, folder] : is_folder) items.push_back({name, folder});
    return items;
  }

  fs::path zip_;
  std::string shown_;
  std::vector<std::string> wrapping_;  ///< folders around everything
};

// An entry goes to its student: a lesson's file as it is, an archive's files one by one. When the
// entry itself cannot be read, the class's archive is damaged and not the student to blame.
void gather_entry(const ClassArchive& archive, const std::string& path, ArchiveReader& reader,
                  const IntakeLimits& limits, Gatherer& gatherer) {
  const auto read = [&](std::int64_t most) {
    try {
      return reader.read(most);
    } catch (const IntakeRefusal& refusal) {
      archive.refuse(std::string(refusal.what()) + " Fetch it again.");
    }
  };
  const ItemKind kind = reader.kind();
  const bool opened = kind == ItemKind::file && path.find('/') == std::string::npos &&
                      !archive_ending(path).empty();
  if (!opened) {
    return gatherer.add(path, kind, [&](std::int64_t most) {
      std::string text = read(most);
      gatherer.unpacked(static_cast<std::int64_t>(text.size()));
      return text;
    });
  }
  const std::string bytes = read(limits.packed_bytes + 1);
  gatherer.attempt(shown_name(path), [&] {
    refuse_large_archive(bytes, limits);
    gather_archive(bytes, path + "/", limits, gatherer);
  });
}

}  // namespace

std::vector<Submission> read_class_archive(const fs::path& zip, const std::vector<Enrolled>& roster,
                                           const std::vector<Lesson>& lessons,
                                           const IntakeLimits& limits) {
  ClassArchive archive(zip);
  const std::vector<ClassItem> items = archive.items(roster, lessons);
  if (are_of_one_submission(items, lessons)) {
    archive.refuse("is one student's submission. Name the folder that holds all of them.");
  }
  std::vector<Member> members = members_of(items, roster, lessons);
  std::vector<Gatherer> gatherers(members.size(), Gatherer(lessons, limits));
  std::map<std::string, std::size_t> owners;  // position of the member, by the item's name
  for (std::size_t i = 0; i < members.size(); ++i) {
    for (const std::size_t item : members[i].items) owners[items[item].name] = i;
  }
  archive.each([&](const ClassPath& path, ItemKind kind, ArchiveReader& reader) {
    const auto owner = owners.find(path.item);
    if (owner == owners.end() || !members[owner->second].submission.problem.empty()) return;
    Gatherer& gatherer = gatherers[owner->second];
    const std::string& name = path.within.empty() ? path.item : path.within;
    if (kind == ItemKind::folder && path.within.empty()) return;
    gatherer.until_refused(shown_name(path.item),
                           [&] { gather_entry(archive, name, reader, limits, gatherer); });
  });
  std::vector<Submission> submissions;
  submissions.reserve(members.size());
  for (std::size_t i = 0; i < members.size(); ++i) {
    Submission& submission = members[i].submission;
    if (!members[i].items.empty()) submission.from = zip;
    if (!members[i].items.empty() && submission.problem.empty()) gatherers[i].place(submission);
    submissions.push_back(std::move(submission));
  }
  return submissions;
}

}  // namespace convlings
