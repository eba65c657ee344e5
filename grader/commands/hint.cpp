#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <optional>

#include "catalogue/catalogue.hpp"
#include "catalogue/hints_seen.hpp"
#include "catalogue/source_lines.hpp"
#include "commands/commands.hpp"
#include "commands/marking_many.hpp"
#include "marking/mark_lesson.hpp"
#include "marking/own_lesson.hpp"
#include "marking/source_file.hpp"
#include "report/hint_text.hpp"
#include "report/lesson_text.hpp"

namespace convlings {
namespace {

struct HintOptions {
  std::string lesson;
  std::string function;
  int level = 0;
};

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
  const int level = options.level > 0
                        ? options.level
                        : std::min(hints_seen(context.course, lesson, exercise) + 1, 3);
  remember_hint(context.course, lesson, exercise, level);

  std::string text = hint_text(lesson, exercise, level, context.style());
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
