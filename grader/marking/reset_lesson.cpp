#include "marking/reset_lesson.hpp"

#include <fmt/chrono.h>
#include <fmt/format.h>

#include <ctime>
#include <system_error>

#include "catalogue/errors.hpp"
#include "catalogue/text_file.hpp"
#include "marking/source_file.hpp"

namespace convlings {
namespace {

namespace fs = std::filesystem;

/// A name that is not taken: "convolution.2026-01-31T18-05-59.cpp", with -2, -3 … when it is.
fs::path backup_name(const Course& course, const Lesson& lesson) {
  const fs::path folder = course.state() / "backups" / lesson.id;
  const std::string time = fmt::format("{:%Y-%m-%dT%H-%M-%S}", fmt::localtime(std::time(nullptr)));
  fs::path path = folder / fmt::format("{}.{}.cpp", lesson.topic, time);
  std::error_code error;
  for (int i = 2; fs::exists(fs::symlink_status(path, error)); ++i) {
    path = folder / fmt::format("{}.{}-{}.cpp", lesson.topic, time, i);
  }
  return path;
}

/// Keeps whatever stands in the stub's place.
fs::path back_up(const Course& course, const Lesson& lesson) {
  const fs::path file = course.stub(lesson);
  fs::path backup = backup_name(course, lesson);
  std::error_code error;
  fs::create_directories(backup.parent_path(), error);
  if (!error && fs::is_regular_file(file, error)) {
    fs::copy_file(file, backup, error);
  } else if (!error || error == std::errc::no_such_file_or_directory) {
    fs::rename(file, backup, error);
  }
  if (error) {
    throw InputError(fmt::format("{} cannot be backed up: {}. Nothing was changed.",
                                 shown_path(course, file), error.message()));
  }
  return backup;
}

}  // namespace

bool is_reset(const Course& course, const Lesson& lesson) {
  const std::string stub = stub_of(course, lesson);
  const fs::path file = course.stub(lesson);
  std::error_code error;
  return fs::is_regular_file(file, error) && fs::file_size(file, error) == stub.size() &&
         read_text_file(file, lesson.source_name()) == stub;
}

std::optional<fs::path> reset_lesson(const Course& course, const Lesson& lesson) {
  const std::string stub = stub_of(course, lesson);
  const fs::path file = course.stub(lesson);
  std::error_code error;
  std::optional<fs::path> kept;
  if (fs::exists(fs::symlink_status(file, error))) kept = back_up(course, lesson);
  write_text_file(file, stub);
  return kept;
}

}  // namespace convlings
