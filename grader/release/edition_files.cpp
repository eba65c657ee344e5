#include "release/edition_files.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <string>
#include <string_view>

#include "catalogue/errors.hpp"

namespace convlings {
namespace {

namespace fs = std::filesystem;

/// Files, and folders with all that is in them.
constexpr std::array places{
    ".clang-format",
    ".clang-tidy",
    ".cmake",
    ".gitignore",
    "CMakeLists.txt",
    "CMakePresets.json",
    "LICENSE",
    "convlings",
    "datasets/README.md",
    "datasets/fashion-mnist",
    "datasets/pictures",
    "grader/CMakeLists.txt",
    "grader/build",
    "grader/calls",
    "grader/catalogue",
    "grader/commands",
    "grader/datasets",
    "grader/debugging",
    "grader/experiments",
    "grader/marking",
    "grader/protocol",
    "grader/report",
    "grader/runner",
    "grader/sandbox",
    "grader/story",
    "grader/watch",
    "lessons/README.md",
    "lib/CMakeLists.txt",
    "lib/README.md",
    "lib/cnn",
};

/// In these places, but for those who teach or write lessons; the CMakeLists.txt beside them builds
/// without them.
constexpr std::array kept_at_home{
    "grader/commands/dev.cpp",
    "grader/commands/dev_class.cpp",
    "grader/commands/dev_corpus.cpp",
    "grader/commands/dev_kills.cpp",
    "grader/commands/dev_mutants.cpp",
    "grader/commands/dev_pictures.cpp",
    "grader/commands/dev_stubs.cpp",
    "grader/commands/dev_verify.cpp",
    "grader/commands/doctor.cpp",
    "grader/commands/grade.cpp",
    "grader/commands/grading_progress.cpp",
    "grader/commands/grading_progress.hpp",
    "grader/commands/gradescope.cpp",
    "grader/commands/merge.cpp",
    "grader/commands/release.cpp",
    "grader/commands/whole_course.cpp",
    "grader/marking/kill_matrix.cpp",
    "grader/marking/kill_matrix.hpp",
    "grader/marking/kill_page.cpp",
    "grader/marking/verify_lesson.cpp",
    "grader/marking/verify_lesson.hpp",
    "grader/marking/wrong_answers.cpp",
    "grader/marking/wrong_answers.hpp",
};

constexpr std::array<std::string_view, 12> kinds{".cmake", ".cpp", ".gdb", ".gz", ".hpp",  ".jpg",
                                                 ".json",  ".md",  ".png", ".py", ".toml", ".txt"};

bool belongs(const fs::path& file) {
  const std::string name = file.filename().string();
  if (name == "LICENSE" || name == "SHA256SUMS") return true;
  if (name.front() == '.') return false;
  const std::string kind = file.extension().string();
  return std::find(kinds.begin(), kinds.end(), kind) != kinds.end() &&
         std::find(kept_at_home.begin(), kept_at_home.end(), file.generic_string()) ==
             kept_at_home.end();
}

/// "03-strides.checks.cpp" is a file of lesson 03-strides alone; "compare.cpp" of all.
bool of_other_lesson(const fs::path& file, const std::vector<Lesson>& lessons) {
  const std::string name = file.filename().string();
  const bool numbered = name.size() > 3 && std::isdigit(static_cast<unsigned char>(name[0])) != 0 &&
                        std::isdigit(static_cast<unsigned char>(name[1])) != 0 && name[2] == '-';
  return numbered && std::none_of(lessons.begin(), lessons.end(), [&](const Lesson& lesson) {
           return name.starts_with(lesson.id + ".");
         });
}

void refuse_link(const fs::path& path, const fs::path& relative) {
  if (!fs::is_symlink(fs::symlink_status(path))) return;
  throw InputError(
      fmt::format("release: {} is a link, and may lead anywhere. Put the file itself there.",
                  relative.string()));
}

}  // namespace

std::vector<fs::path> edition_files(const Course& course, const std::vector<Lesson>& lessons,
                                    bool with_checks) {
  std::vector<fs::path> wanted(places.begin(), places.end());
  if (with_checks) wanted.emplace_back("grader/checks");
  for (const Lesson& lesson : lessons) wanted.push_back(fs::path("lessons") / lesson.id);

  std::vector<fs::path> files;
  for (const fs::path& place : wanted) {
    const fs::path path = course.home / place;
    refuse_link(path, place);
    if (!fs::exists(path)) {
      throw InputError(
          fmt::format("release: {} is missing. Release from a whole checkout.", place.string()));
    }
    if (!fs::is_directory(path)) {
      files.push_back(place);
      continue;
    }
    for (const auto& entry : fs::recursive_directory_iterator(path)) {
      const fs::path file = entry.path().lexically_relative(course.home);
      if (!entry.is_directory() && !belongs(file)) continue;
      refuse_link(entry.path(), file);
      if (entry.is_regular_file() && !of_other_lesson(file, lessons)) files.push_back(file);
    }
  }
  for (const Lesson& lesson : lessons) {
    const fs::path folder = fs::path("lessons") / lesson.id;
    const std::array own{folder / "README.md", folder / "lesson.toml", folder / "picture.png",
                         folder / (lesson.topic + ".hpp")};
    files.erase(std::remove_if(files.begin(), files.end(),
                               [&](const fs::path& file) {
                                 return file.parent_path() == folder &&
                                        std::find(own.begin(), own.end(), file) == own.end();
                               }),
                files.end());
  }
  std::sort(files.begin(), files.end());
  return files;
}

}  // namespace convlings
