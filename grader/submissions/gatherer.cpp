#include "submissions/gatherer.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "catalogue/utf8.hpp"
#include "submissions/choose_file.hpp"

namespace convlings {
namespace {

using Kind = FileMeaning::Kind;

constexpr std::size_t most_refused_shown = 20;
constexpr std::size_t most_others_shown = 6;

// Left behind by systems; nobody handed it in.
bool is_litter(const ItemPath& path) {
  const auto litter = [](const std::string& part) {
    return part == "__MACOSX" || part == ".DS_Store" || part == "Thumbs.db" ||
           part == "desktop.ini" || part.compare(0, 2, "._") == 0;
  };
  return litter(path.name) || std::any_of(path.folders.begin(), path.folders.end(), litter);
}

std::string fault_of_kind(ItemKind kind) {
  switch (kind) {
    case ItemKind::symbolic_link:
      return "is a symbolic link; hand in the file itself.";
    case ItemKind::hard_link:
      return "is a hard link; hand in a copy of the file.";
    case ItemKind::other:
      return "is no ordinary file.";
    default:
      return "";
  }
}

// As read_text_file has it for a file on the disk.
std::string fault_of_text(const std::string& text, std::int64_t most) {
  if (static_cast<std::int64_t>(text.size()) > most) {
    return fmt::format("is larger than {} kB, which is the most that is read.", most / 1024);
  }
  const int line = first_line_not_utf8(text);
  return line == 0 ? "" : fmt::format("is not UTF-8 text in line {}.", line);
}

void list_some(std::vector<NotTaken>& list, const std::vector<NotTaken>& from, std::size_t most) {
  const std::size_t shown = from.size() <= most ? from.size() : most - 1;
  list.insert(list.end(), from.begin(), from.begin() + static_cast<std::ptrdiff_t>(shown));
  if (shown == from.size()) return;
  list.push_back(
      {fmt::format("and {} more", from.size() - shown), from.back().reason, from.back().refused});
}

}  // namespace

Gatherer::Gatherer(const std::vector<Lesson>& lessons, const IntakeLimits& limits)
    : lessons_(lessons), limits_(limits) {}

bool Gatherer::passes_over(std::string_view folder) {
  constexpr std::string_view others[] = {"__MACOSX", "build", "CMakeFiles",  "datasets",
                                         "grader",   "lib",   "node_modules"};
  const bool hidden = folder.substr(0, 1) == "." && folder != "..";
  return hidden || folder.substr(0, 6) == "build-" || folder.substr(0, 12) == "cmake-build-" ||
         std::find(std::begin(others), std::end(others), folder) != std::end(others);
}

void Gatherer::refuse(const std::string& shown, const std::string& reason) {
  refused_.push_back({shown, reason, true});
}

void Gatherer::pass_over(const std::string& shown, const std::string& reason) {
  not_asked_for_.push_back({shown, reason, false});
}

void Gatherer::pass_over_folder(const std::string& path) {
  if (folders_passed_over_.insert(path).second) {
    pass_over(shown_name(path), "a folder that is not asked for.");
  }
}

void Gatherer::refuse_many(const IntakeLimits& limits) {
  throw IntakeRefusal(fmt::format(
      "holds more than {} files; hand in the files of the lessons alone.", limits.files));
}

void Gatherer::unpacked(std::int64_t bytes) {
  unpacked_ += bytes;
  if (unpacked_ > limits_.unpacked_bytes) {
    throw IntakeRefusal(
        fmt::format("holds more than {} MB once unpacked; hand in the files of the lessons alone.",
                    limits_.unpacked_bytes >> 20U));
  }
}

void Gatherer::add(std::string_view raw_path, ItemKind kind, const ReadItem& read) {
  GatheredFile file;
  file.path = look_at_path(raw_path);
  const ItemPath& path = file.path;
  if (is_litter(path) || path.name.empty()) return;
  std::string upper;
  for (const std::string& folder : path.folders) {
    upper += folder + "/";
    if (passes_over(folder)) return pass_over_folder(upper);
  }
  if (kind == ItemKind::folder && passes_over(path.name)) {
    return pass_over_folder(upper + path.name + "/");
  }
  if (++items_ > limits_.files) refuse_many(limits_);
  if (static_cast<int>(path.folders.size()) > limits_.depth) {
    throw IntakeRefusal(fmt::format("has more than {} folders in one another.", limits_.depth));
  }
  file.fault = path.fault.empty() ? fault_of_kind(kind) : path.fault;
  if (kind == ItemKind::folder && file.fault.empty()) return;
  file.meaning = meaning_of(path.name, lessons_);
  if (file.meaning.kind == Kind::none) {
    if (!file.fault.empty()) return refuse(path.shown, file.fault);
    if (!archive_ending(path.name).empty()) {
      return refuse(path.shown, "is an archive within; hand in what it holds.");
    }
    return pass_over(path.shown, "not asked for.");
  }
  add_file(std::move(file), read);
}

void Gatherer::add_file(GatheredFile file, const ReadItem& read) {
  const auto same_path = [&](const GatheredFile& other) {
    return other.path.name == file.path.name && other.path.folders == file.path.folders;
  };
  const auto twin = std::find_if(files_.begin(), files_.end(), same_path);
  if (twin != files_.end()) {
    twin->fault = "is in there twice.";
    return;
  }
  std::vector<std::string> above = file.path.folders;
  int folder_lesson = -1;
  if (!above.empty()) folder_lesson = lesson_of_folder(above.back(), lessons_);
  if (folder_lesson >= 0) above.pop_back();
  if (!above.empty() && small_letters(above.back()) == "lessons") above.pop_back();
  file.depth = above.size();
  if (file.fault.empty()) {
    try {
      file.text = read(limits_.file_bytes + 1);
      file.fault = fault_of_text(file.text, limits_.file_bytes);
    } catch (const UnreadableFile& unreadable) {
      file.fault = unreadable.what();
    }
    if (!file.fault.empty()) file.text = {};
  }
  if (file.meaning.kind == Kind::answers) {
    const int by_keys = lesson_of_answers(file.text, lessons_);
    if (by_keys >= 0) file.meaning.lesson = by_keys;
    if (folder_lesson >= 0) file.meaning.lesson = folder_lesson;
  }
  file.at_home = file.meaning.exact && folder_lesson == file.meaning.lesson;
  file.stray = !file.meaning.exact || (folder_lesson >= 0 && !file.at_home);
  files_.push_back(std::move(file));
}

void Gatherer::attempt(const std::string& shown, const std::function<void()>& part) {
  const std::size_t files = files_.size();
  const std::size_t refused = refused_.size();
  const std::size_t others = not_asked_for_.size();
  try {
    part();
  } catch (const IntakeRefusal& refusal) {
    files_.resize(files);
    refused_.resize(refused);
    not_asked_for_.resize(others);
    refuse(shown, refusal.what());
    if (first_refusal_.empty()) first_refusal_ = shown + " " + refusal.what();
  }
}

void Gatherer::until_refused(const std::string& shown, const std::function<void()>& part) {
  if (closed_) return;
  try {
    part();
  } catch (const IntakeRefusal& refusal) {
    closed_ = true;
    files_.clear();
    refused_.clear();
    not_asked_for_.clear();
    refuse(shown, refusal.what());
    first_refusal_ = shown + " " + refusal.what();
  }
}

// In a clone, solutions/ stands beside lessons/ and is ours.
void Gatherer::drop_solutions() {
  const auto within = [](std::string_view folder) {
    return [folder](const GatheredFile& file) {
      const std::vector<std::string>& folders = file.path.folders;
      return std::find(folders.begin(), folders.end(), folder) != folders.end();
    };
  };
  if (std::none_of(files_.begin(), files_.end(), within("lessons"))) return;
  const auto in_solutions = within("solutions");
  for (const GatheredFile& file : files_) {
    if (in_solutions(file)) pass_over(file.path.shown, "not asked for.");
  }
  files_.erase(std::remove_if(files_.begin(), files_.end(), in_solutions), files_.end());
}

void Gatherer::place_sources(Submission& submission, int lesson) {
  const Lesson& meant = lessons_[static_cast<std::size_t>(lesson)];
  const FileChoice choice = choose_file(files_, Kind::source, lesson);
  if (!choice.fault.empty()) submission.rejected[meant.id] = choice.fault;
  if (choice.taken != nullptr) submission.lessons[meant.id].source = choice.taken->text;
  for (const GatheredFile* other : choice.others) {
    pass_over(other->path.shown, fmt::format("{} is taken.", choice.shown));
  }
}

void Gatherer::place_answers(Submission& submission, int lesson) {
  const Lesson& meant = lessons_[static_cast<std::size_t>(lesson)];
  const FileChoice choice = choose_file(files_, Kind::answers, lesson);
  if (!choice.fault.empty()) refuse("answers.toml of " + meant.id, choice.fault);
  if (choice.taken != nullptr) submission.lessons[meant.id].answers = choice.taken->text;
  for (const GatheredFile* other : choice.others) {
    pass_over(other->path.shown, fmt::format("{} is taken.", choice.shown));
  }
}

void Gatherer::list_not_taken(Submission& submission) const {
  list_some(submission.not_taken, refused_, most_refused_shown);
  list_some(submission.not_taken, not_asked_for_, most_others_shown);
}

void Gatherer::place(Submission& submission) {
  drop_solutions();
  for (int i = 0; i < static_cast<int>(lessons_.size()); ++i) {
    place_sources(submission, i);
    place_answers(submission, i);
  }
  for (const GatheredFile& file : files_) {
    if (file.meaning.lesson >= 0) continue;
    refuse(file.path.shown,
           file.fault.empty()
               ? "is of no lesson that we can tell; put it into its lesson's folder, "
                 "as in 01-convolution/answers.toml."
               : file.fault);
  }
  list_not_taken(submission);
  if (!submission.lessons.empty() || !submission.rejected.empty()) return;
  submission.problem =
      first_refusal_.empty()
          ? "No file of the course is in it: lessons/NN-name/ with its .cpp and answers.toml."
          : first_refusal_;
}

}  // namespace convlings
