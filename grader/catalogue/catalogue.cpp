#include "catalogue/catalogue.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cctype>

#include "catalogue/errors.hpp"
#include "catalogue/manifest.hpp"
#include "catalogue/nearest.hpp"
#include "catalogue/text_file.hpp"

namespace convlings {
namespace {

namespace fs = std::filesystem;

bool is_lesson_folder(const std::string& name) {
  const auto digit = [&](std::size_t i) {
    return std::isdigit(static_cast<unsigned char>(name[i])) != 0;
  };
  return name.size() > 3 && digit(0) && digit(1) && name[2] == '-';
}

bool is_number(std::string_view text) {
  return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
}

bool same_number(std::string_view a, std::string_view b) {
  const auto bare = [](std::string_view text) {
    return text.substr(std::min(text.find_first_not_of('0'), text.size()));
  };
  return bare(a) == bare(b);
}

/// The last part of a path that names a lesson: its folder, or the file in it.
std::string last_part(std::string_view name) {
  while (name.size() > 1 && name.back() == '/') name.remove_suffix(1);
  const fs::path path(name);
  return path.extension() == ".cpp" ? path.stem().string() : path.filename().string();
}

}  // namespace

std::vector<Lesson> find_lessons(const Course& course) {
  std::vector<std::string> ids;
  std::error_code error;
  for (const auto& entry : fs::directory_iterator(course.lessons(), error)) {
    const std::string id = entry.path().filename().string();
    if (is_lesson_folder(id) && entry.is_directory(error)) ids.push_back(id);
  }
  std::sort(ids.begin(), ids.end());
  std::vector<Lesson> lessons;
  for (const std::string& id : ids) {
    const fs::path manifest = course.lessons() / id / "lesson.toml";
    const std::string shown = shown_path(course, manifest);
    lessons.push_back(read_manifest(read_text_file(manifest, shown), id, shown));
  }
  if (lessons.empty()) {
    throw InputError(fmt::format("{}: there is no lesson here (folders such as 01-convolution).",
                                 course.lessons().string()));
  }
  return lessons;
}

const Lesson& find_lesson(const std::vector<Lesson>& lessons, std::string_view name) {
  const std::string wanted = last_part(name);
  std::vector<std::string> names;
  for (const Lesson& lesson : lessons) {
    const std::string tail = lesson.id.substr(3);
    const bool number = is_number(wanted) && same_number(wanted, lesson.number);
    if (number || wanted == lesson.id || wanted == tail || wanted == lesson.topic) return lesson;
    names.insert(names.end(), {lesson.id, tail});
  }
  throw InputError(fmt::format("There is no lesson \"{}\".{} Lessons: {} to {}.", name,
                               did_you_mean(wanted, names), lessons.front().number,
                               lessons.back().number));
}

const Exercise& find_exercise(const Lesson& lesson, std::string_view name) {
  std::vector<std::string> names;
  for (const Exercise& exercise : lesson.exercises) {
    if (exercise.name == name) return exercise;
    names.push_back(exercise.name);
  }
  throw InputError(fmt::format("Lesson {} has no function \"{}\".{} Functions: {}.", lesson.number,
                               name, did_you_mean(name, names), fmt::join(names, ", ")));
}

}  // namespace convlings
