#include "classroom/kit.hpp"

#include <fmt/format.h>

#include <system_error>
#include <utility>

#include "catalogue/errors.hpp"

namespace convlings {
namespace {

namespace fs = std::filesystem;

/// The toolchain itself is seen without being asked for.
bool of_the_system(const fs::path& file) { return file.string().starts_with("/usr/"); }

void copy_headers(const fs::path& from, const fs::path& to) {
  for (const auto& entry : fs::recursive_directory_iterator(from)) {
    if (entry.path().extension() != ".hpp") continue;
    const fs::path copy = to / entry.path().lexically_relative(from);
    fs::create_directories(copy.parent_path());
    fs::copy_file(entry.path(), copy);
    fs::last_write_time(copy, fs::last_write_time(entry.path()));  // clang compares with its PCH
  }
}

}  // namespace

Kit::Kit(Course course, fs::path library, fs::path folder)
    : course_(std::move(course)), library_(std::move(library)), folder_(std::move(folder)) {
  try {
    fs::remove_all(folder_);
    copy_headers(library_ / "cnn", folder_ / "cnn");
  } catch (const fs::filesystem_error& error) {
    throw InputError(
        fmt::format("grade: the course's headers cannot be copied to {}: {}. Is the "
                    "disk full?",
                    folder_.string(), error.code().message()));
  }
}

std::vector<Mount> Kit::mounts(const Lesson& lesson, const LessonTools& tools) const {
  std::vector<Mount> mounts{{folder_, library_}};
  const auto add = [&mounts](const fs::path& file) {
    std::error_code error;
    if (fs::is_regular_file(file, error) && !of_the_system(file)) mounts.push_back({file, file});
  };
  for (const std::string& word : tools.compile) {  // the precompiled header
    add(word);
    add(word + ".gch");
  }
  for (const std::string& object : tools.objects) add(object);
  for (const std::string& library : tools.libraries) add(library);
  add(course_.lessons() / lesson.id / (lesson.topic + ".hpp"));
  return mounts;
}

std::vector<fs::path> Kit::quotable(const Lesson& lesson) const {
  return {library_ / "cnn", course_.lessons() / lesson.id, course_.built / "student",
          "/usr/include", "/usr/lib"};
}

}  // namespace convlings
