#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string_view>

#include "catalogue/errors.hpp"
#include "exports/autograder_zip.hpp"

namespace convlings {
namespace {

namespace fs = std::filesystem;

/// Files, and folders with all that is in them.
constexpr std::array places{
    ".cmake",   "CMakeLists.txt", "CMakePresets.json", "LICENSE", "convlings",
    "datasets", "grader",         "lessons",           "lib",     "solutions"};

/// Built by the project's own tests only.
constexpr std::array<std::string_view, 3> left_out{"grader/tests", "lib/bench", "lib/tests"};

/// What the course consists of. A gradebook, a key, an archive or an editor's copy is none of it.
constexpr std::array<std::string_view, 12> kinds{".cmake", ".cpp", ".gdb", ".gz", ".hpp",  ".jpg",
                                                 ".json",  ".md",  ".png", ".py", ".toml", ".txt"};
constexpr std::array<std::string_view, 5> names{"LICENSE", "SHA256SUMS", "convlings",
                                                "run_autograder", "setup.sh"};

template <typename List>
bool holds(const List& list, const std::string& text) {
  return std::find(list.begin(), list.end(), text) != list.end();
}

bool belongs(const fs::path& file) {
  const std::string name = file.filename().string();
  return holds(names, name) || (name.front() != '.' && holds(kinds, file.extension().string()));
}

void add_file(std::vector<PackedFile>& files, const Course& course, const fs::path& file) {
  const bool is_program = file.filename() == "convlings" && !file.has_parent_path();
  files.push_back({"course/" + file.generic_string(), course.home / file, is_program});
}

void add_folder(std::vector<PackedFile>& files, const Course& course, const fs::path& folder) {
  const fs::recursive_directory_iterator end;
  for (fs::recursive_directory_iterator at(course.home / folder); at != end; ++at) {
    const fs::path file = at->path().lexically_relative(course.home);
    if (at->is_symlink()) continue;  // might lead anywhere
    if (at->is_directory()) {
      if (holds(left_out, file.generic_string())) at.disable_recursion_pending();
    } else if (at->is_regular_file() && belongs(file)) {
      add_file(files, course, file);
    }
  }
}

void add_extra(std::vector<PackedFile>& files, const char* name, const fs::path& from) {
  if (from.empty()) return;
  if (!fs::is_regular_file(from)) {
    throw InputError(fmt::format("gradescope: {}: there is no such file.", from.string()));
  }
  files.push_back({name, from, false});
}

}  // namespace

std::vector<PackedFile> autograder_files(const Course& course, const AutograderOptions& options) {
  std::vector<PackedFile> files;
  for (const char* place : places) {
    const fs::path path = course.home / place;
    if (!fs::exists(path)) {
      throw InputError(fmt::format(
          "gradescope: the whole course belongs into the zip. Received {}, without {}. Use a whole "
          "checkout.",
          course.home.string(), place));
    }
    if (fs::is_directory(path)) {
      add_folder(files, course, place);
    } else {
      add_file(files, course, place);
    }
  }
  const fs::path scripts = course.home / "grader" / "exports" / "gradescope";
  for (const char* script : {"run_autograder", "setup.sh"}) {
    files.push_back({script, scripts / script, true});
  }
  add_extra(files, "policy.toml", options.policy);
  add_extra(files, "course.key", options.key);
  std::sort(files.begin(), files.end(),
            [](const PackedFile& a, const PackedFile& b) { return a.name < b.name; });
  return files;
}

}  // namespace convlings
