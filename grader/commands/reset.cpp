#include <fmt/format.h>
#include <unistd.h>

#include <cstdio>
#include <filesystem>
#include <iostream>
#include <memory>
#include <optional>
#include <system_error>

#include "catalogue/catalogue.hpp"
#include "commands/commands.hpp"
#include "marking/reset_lesson.hpp"

namespace convlings {
namespace {

namespace fs = std::filesystem;

struct ResetOptions {
  std::string lesson;
  bool yes = false;
};

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
  if (is_reset(course, lesson)) {
    say(context, fmt::format("{} is untouched: nothing to reset.\n", lesson.source_name()));
    return 0;
  }
  std::error_code error;
  const bool something = fs::exists(fs::symlink_status(course.stub(lesson), error));
  if (something && !options.yes && isatty(STDIN_FILENO) == 1 && !agreed(lesson)) {
    say(context, "Nothing was changed.\n");
    return 0;
  }
  const std::optional<fs::path> kept = reset_lesson(course, lesson);
  std::string text = fmt::format("{} is as it was in the beginning.\n", lesson.source_name());
  if (kept) text += fmt::format("Your version is kept in\n  {}\n", shown_path(course, *kept));
  say(context, text);
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
