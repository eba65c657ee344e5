#include <fmt/chrono.h>
#include <fmt/format.h>
#include <unistd.h>

#include <cstdio>
#include <ctime>
#include <filesystem>
#include <iostream>
#include <memory>
#include <system_error>

#include "catalogue/catalogue.hpp"
#include "catalogue/errors.hpp"
#include "catalogue/text_file.hpp"
#include "commands/commands.hpp"
#include "marking/source_file.hpp"

namespace convlings {
namespace {

namespace fs = std::filesystem;

struct ResetOptions {
  std::string lesson;
  bool yes = false;
};

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

/// Keeps whatever stands in the stub's place: a file is copied, anything else moved away.
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

bool agreed(const Lesson& lesson) {
  std::printf("Reset %s? Your version is kept. [y/N] ", lesson.source_name().c_str());
  std::fflush(stdout);
  std::string answer;
  std::getline(std::cin, answer);
  return answer == "y" || answer == "Y" || answer == "yes";
}

int reset(const Context& context, const ResetOptions& options) {
  const Course& course = context.course;
  const std::vector<Lesson> lessons = context.lessons();
  const Lesson& lesson = find_lesson(lessons, options.lesson);
  const std::string stub = stub_of(course, lesson);
  std::error_code error;
  const fs::path file = course.stub(lesson);
  const bool something = fs::exists(fs::symlink_status(file, error));
  if (something && fs::is_regular_file(file, error) && fs::file_size(file, error) == stub.size() &&
      read_text_file(file, lesson.source_name()) == stub) {
    say(context, fmt::format("{} is untouched: nothing to reset.\n", lesson.source_name()));
    return 0;
  }
  if (something && !options.yes && isatty(STDIN_FILENO) == 1 && !agreed(lesson)) {
    say(context, "Nothing was changed.\n");
    return 0;
  }
  std::string kept;
  if (something) {
    kept =
        fmt::format("Your version is kept in\n  {}\n", shown_path(course, back_up(course, lesson)));
  }
  write_text_file(file, stub);
  say(context, fmt::format("{} is as it was in the beginning.\n{}", lesson.source_name(), kept));
  return 0;
}

}  // namespace

void add_reset(CommandLine& line, const Context& context) {
  auto options = std::make_shared<ResetOptions>();
  line.command("reset", "Start a lesson's file again; your version is kept",
               "  ./convlings reset 01\n"
               "  ./convlings reset 01 --yes     without asking",
               [&context, options] { return reset(context, *options); })
      .word("lesson", options->lesson, "01, 01-convolution or convolution")
      .flag("--yes", options->yes, "Do not ask");
}

}  // namespace convlings
