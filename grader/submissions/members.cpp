#include "submissions/members.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <tuple>
#include <unordered_map>
#include <utility>

#include "submissions/file_meaning.hpp"
#include "submissions/gatherer.hpp"
#include "submissions/item_path.hpp"
#include "submissions/platform_name.hpp"

namespace convlings {
namespace {

using Platform = PlatformName::Platform;

// Whose an item is. Items with one key are one submission.
struct Claim {
  std::string key;
  std::string raw_id;  ///< where the roster knows nobody
  std::string person;  ///< for people, likewise
  const Enrolled* enrolled = nullptr;
  bool exact = false;  ///< named by the id and nothing else
};

// Finds ids at the beginning of names.
class RosterIds {
 public:
  explicit RosterIds(const std::vector<Enrolled>& roster) {
    for (const Enrolled& one : roster) {
      for (const std::string& id : {one.id, safe_id(one.id)}) {
        exact_.emplace(id, &one);
        const auto [same, is_new] = small_.emplace(small_letters(id), &one);
        if (!is_new && same->second != &one) same->second = nullptr;  // "Ada" and "ada"
      }
    }
  }

  // The one whose id is all of `stem`, or the longest that it begins with, capitals counting or
  // not.
  Claim claim(const std::string& stem) const {
    Claim claim{"", stem, stem};
    const auto whole = exact_.find(stem);
    claim.exact = whole != exact_.end();
    claim.enrolled = claim.exact ? whole->second : longest(exact_, stem);
    if (claim.enrolled == nullptr) claim.enrolled = longest(small_, small_letters(stem));
    return claim;
  }

 private:
  using Ids = std::unordered_map<std::string, const Enrolled*>;

  static const Enrolled* longest(const Ids& ids, const std::string& name) {
    for (std::size_t size = name.size(); size > 0; --size) {
      if (size < name.size() && word_character(name[size])) continue;
      const auto found = ids.find(name.substr(0, size));
      if (found != ids.end()) return found->second;
    }
    return nullptr;
  }

  Ids exact_;
  Ids small_;
};

// The only one on the roster for whom `is_it`.
template <typename Test>
const Enrolled* only_one(const std::vector<Enrolled>& roster, const Test& is_it) {
  const auto found = std::find_if(roster.begin(), roster.end(), is_it);
  if (found == roster.end()) return nullptr;
  return std::find_if(found + 1, roster.end(), is_it) == roster.end() ? &*found : nullptr;
}

const Enrolled* known_to_platform(const PlatformName& name, const std::vector<Enrolled>& roster) {
  if (name.platform == Platform::canvas) {
    return only_one(roster, [&](const Enrolled& one) { return one.canvas_id == name.number; });
  }
  const auto* const by_number =
      only_one(roster, [&](const Enrolled& one) { return one.id == "Participant " + name.number; });
  if (by_number != nullptr) return by_number;
  return only_one(roster, [&](const Enrolled& one) { return one.name == name.person; });
}

std::string without_archive_ending(const std::string& name) {
  return name.substr(0, name.size() - archive_ending(name).size());
}

// A single file among the class's submissions.
std::optional<Claim> claim_of_file(const std::string& name, const RosterIds& ids,
                                   const std::vector<Lesson>& lessons) {
  Claim claim = ids.claim(name);
  claim.exact = false;
  if (claim.enrolled != nullptr) {
    claim.key = "files of " + claim.enrolled->id;
    return claim;
  }
  std::string before = name.substr(0, meaning_of(name, lessons).before.size());
  while (!before.empty() && !word_character(before.back())) before.pop_back();
  if (before.empty()) return std::nullopt;
  claim.raw_id = before;
  claim.person = before;
  claim.key = "files of " + before;
  return claim;
}

std::optional<Claim> claim_of(const ClassItem& item, const std::vector<Enrolled>& roster,
                              const RosterIds& ids, const std::vector<Lesson>& lessons) {
  if (item.name.empty() || item.name.front() == '.' || item.name == "__MACOSX") return std::nullopt;
  const bool is_archive = !item.is_folder && !archive_ending(item.name).empty();
  const std::string stem = is_archive ? without_archive_ending(item.name) : item.name;
  const PlatformName platform = read_platform_name(item.name);
  const bool canvas = platform.platform == Platform::canvas && !item.is_folder;
  if (canvas || platform.platform == Platform::moodle) {
    Claim claim = ids.claim(stem);
    if (claim.enrolled == nullptr) claim.enrolled = known_to_platform(platform, roster);
    claim.raw_id = platform.person + "_" + platform.number;
    claim.person = platform.person;
    claim.key = "platform's " + claim.raw_id;
    // Somebody's own "lab_2026_101_ada.zip" looks like Canvas's: never make one of two archives.
    if (canvas && is_archive && claim.enrolled == nullptr) claim.key = "archive " + item.name;
    return claim;
  }
  if (!item.is_folder && !is_archive) return claim_of_file(item.name, ids, lessons);
  Claim claim = ids.claim(stem);
  claim.key = (is_archive ? "archive " : "folder ") + item.name;
  return claim;
}

// Several items that are one submission, until it is known which id it gets.
struct Claimed {
  Claim claim;
  std::vector<std::size_t> items;

  std::string id() const {
    return safe_id(claim.enrolled != nullptr ? claim.enrolled->id : claim.raw_id);
  }
};

void fill_in(Submission& submission, const Enrolled* enrolled, const std::string& person) {
  submission.name = shown_name(person);
  if (enrolled == nullptr) return;
  submission.name = shown_name(enrolled->name.empty() ? enrolled->id : enrolled->name);
  submission.email = shown_name(enrolled->email);
  submission.section = shown_name(enrolled->section);
  submission.canvas_id = shown_name(enrolled->canvas_id);
}

// "ada-2", or the next number that nobody has.
std::string next_free_id(const std::set<std::string>& taken, const std::string& id) {
  for (int i = 2;; ++i) {
    std::string next = fmt::format("{}-{}", id, i);
    if (taken.count(next) == 0) return next;
  }
}

std::vector<Claimed> claimed_by(const std::vector<ClassItem>& items,
                                const std::vector<Enrolled>& roster,
                                const std::vector<Lesson>& lessons) {
  const RosterIds ids(roster);
  std::map<std::string, Claimed> by_key;
  for (std::size_t i = 0; i < items.size(); ++i) {
    std::optional<Claim> claim = claim_of(items[i], roster, ids, lessons);
    if (!claim) continue;
    Claimed& claimed = by_key[claim->key];
    if (claimed.items.empty()) claimed.claim = std::move(*claim);
    claimed.items.push_back(i);
  }
  std::vector<Claimed> all;
  all.reserve(by_key.size());
  for (auto& [key, claimed] : by_key) all.push_back(std::move(claimed));
  std::sort(all.begin(), all.end(), [](const Claimed& a, const Claimed& b) {
    return std::tuple(a.id(), !a.claim.exact, a.claim.key) <
           std::tuple(b.id(), !b.claim.exact, b.claim.key);
  });
  return all;
}

}  // namespace

std::vector<Member> members_of(const std::vector<ClassItem>& items,
                               const std::vector<Enrolled>& roster,
                               const std::vector<Lesson>& lessons) {
  const std::vector<Claimed> all = claimed_by(items, roster, lessons);
  std::set<std::string> ids;
  for (const Claimed& claimed : all) ids.insert(claimed.id());
  for (const Enrolled& one : roster) ids.insert(safe_id(one.id));
  std::set<std::string> handed_in;
  std::map<std::string, std::string> first_names;  // by id, the item that is taken
  std::vector<Member> members;
  members.reserve(all.size() + roster.size());
  for (const Claimed& claimed : all) {
    Member member;
    member.items = claimed.items;
    member.submission.id = claimed.id();
    fill_in(member.submission, claimed.claim.enrolled, claimed.claim.person);
    const std::string shown = shown_name(items[claimed.items.front()].name);
    const auto [first, is_new] = first_names.emplace(member.submission.id, shown);
    if (!is_new) {
      member.submission.problem = fmt::format(
          "Two submissions have the id {}: {}, which is taken, and {}, which is not. "
          "Remove or rename one of them.",
          member.submission.id, first->second, shown);
      member.submission.id = next_free_id(ids, member.submission.id);
      ids.insert(member.submission.id);
    }
    handed_in.insert(member.submission.id);
    members.push_back(std::move(member));
  }
  for (const Enrolled& one : roster) {
    if (handed_in.count(safe_id(one.id)) > 0) continue;
    Member member;
    member.submission.id = safe_id(one.id);
    fill_in(member.submission, &one, one.id);
    members.push_back(std::move(member));
  }
  std::sort(members.begin(), members.end(),
            [](const Member& a, const Member& b) { return a.submission.id < b.submission.id; });
  return members;
}

bool are_of_one_submission(const std::vector<ClassItem>& items,
                           const std::vector<Lesson>& lessons) {
  return std::any_of(items.begin(), items.end(), [&](const ClassItem& item) {
    if (!item.is_folder) return meaning_of(item.name, lessons).exact;
    const std::string small = small_letters(item.name);
    return small == "lessons" || std::any_of(lessons.begin(), lessons.end(), [&](const Lesson& l) {
             return small == small_letters(l.id);
           });
  });
}

bool is_named_after_student(const std::string& folder, const std::vector<Enrolled>& roster) {
  return read_platform_name(folder).platform == Platform::moodle ||
         RosterIds(roster).claim(folder).enrolled != nullptr;
}

}  // namespace convlings
