#include <fmt/format.h>

#include <array>
#include <fstream>
#include <memory>
#include <optional>

#include "catalogue/catalogue.hpp"
#include "catalogue/source_lines.hpp"
#include "catalogue/text_file.hpp"
#include "commands/commands.hpp"
#include "commands/marking_many.hpp"
#include "marking/mark_lesson.hpp"
#include "marking/source_file.hpp"
#include "report/lesson_text.hpp"

namespace convlings {
namespace {

constexpr std::array<const char*, 3> level_names{"a nudge", "the formula", "almost the code"};

struct HintOptions {
  std::string lesson;
  std::string function;
  int level = 0;
};

/// How many hints for this function were shown before, 0 to 3.
int levels_seen(const std::filesystem::path& file) {
  std::ifstream in(file);
  int seen = 0;
  in >> seen;
  return in && seen >= 0 && seen <= 3 ? seen : 0;
}

/// The function that the student is at: the first that does not pass yet; none when all do.
std::optional<Exercise> current_exercise(const Context& context, const Lesson& lesson) {
  const Busy busy(context, "Looking where you are");
  const LessonResult result = mark_own(context.course, lesson, MarkOptions().seed, false);
  if (result.build != Verdict::passed) {
    for (const Exercise& exercise : lesson.exercises) {
      if (unwritten_line(result.source_text, exercise.name) > 0) return exercise;
    }
  }
  const ExerciseResult* next = next_exercise(result);
  if (next == nullptr) return std::nullopt;
  return next->exercise;
}

int hint(const Context& context, const HintOptions& options) {
  const std::vector<Lesson> lessons = context.lessons();
  const Lesson& lesson = find_lesson(lessons, options.lesson);
  const std::optional<Exercise> found = options.function.empty()
                                            ? current_exercise(context, lesson)
                                            : find_exercise(lesson, options.function);
  if (!found) {
    say(context,
        fmt::format("Every function of lesson {} passes. For a hint all the same, name one: "
                    "{} hint {} {}\n",
                    lesson.number, program, lesson.number, lesson.exercises[0].name));
    return 0;
  }
  const Exercise& exercise = *found;
  const std::filesystem::path file = context.course.state() / "hints" / lesson.id / exercise.name;
  const int seen = levels_seen(file);
  const int level = options.level > 0 ? options.level : std::min(seen + 1, 3);
  if (level > seen) write_text_file(file, fmt::format("{}\n", level));

  const Style style = context.style();
  const std::string heading =
      fmt::format("{} {}: hint {} of 3, {}", lesson.number, exercise.name, level,
                  level_names.at(static_cast<std::size_t>(level - 1)));
  std::string text = painted(style, Paint::bold, heading) + "\n\n" +
                     paragraph(style, exercise.hints.at(static_cast<std::size_t>(level - 1)), 2);
  const std::string command = fmt::format("{} hint {} {}", program, lesson.number, exercise.name);
  text += level < 3
              ? fmt::format("\nMore: {}\n", command)
              : fmt::format("\nThis is the last one. From the start: {} --level 1\n", command);
  say(context, text);
  return 0;
}

}  // namespace

void add_hint(CommandLine& line, const Context& context) {
  auto options = std::make_shared<HintOptions>();
  line.command("hint", "A nudge, then the formula, then almost the code",
               "  ./convlings hint 01          for the function that you are at\n"
               "  ./convlings hint 01 slide\n"
               "  ./convlings hint 01 slide --level 1",
               [&context, options] { return hint(context, *options); })
      .word("lesson", options->lesson, "01, 01-convolution or convolution")
      .word("function", options->function, "the function's name", false)
      .option("--level", options->level, "Show this one again: 1, 2 or 3", 1, 3);
}

}  // namespace convlings
