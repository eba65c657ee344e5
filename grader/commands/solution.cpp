#include <fmt/format.h>

#include <memory>
#include <system_error>

#include "catalogue/catalogue.hpp"
#include "catalogue/stub.hpp"
#include "commands/commands.hpp"
#include "commands/marking_many.hpp"
#include "marking/mark_lesson.hpp"
#include "marking/own_lesson.hpp"
#include "marking/source_file.hpp"
#include "report/lesson_text.hpp"

namespace convlings {
namespace {

int solution(const Context& context, const std::string& name) {
  const Course& course = context.course;
  const std::vector<Lesson> lessons = context.lessons();
  const Lesson& lesson = find_lesson(lessons, name);
  const Source source = solution_source(course, lesson);  // first: there may be none
  if (!has_passed(course, lesson)) {
    const LessonResult result = mark_own(course, lesson, MarkOptions().seed, false);
    if (!result.passed()) {
      const std::string& function = next_exercise(result)->exercise.name;
      const std::string refusal =
          fmt::format("The solution of lesson {} opens when your own passes. Still to do: {}",
                      lesson.number, function);
      say(context, paragraph(context.style(), refusal, 0) +
                       fmt::format("Stuck? {} hint {} {}\n", program, lesson.number, function));
      return 1;
    }
  }
  const std::filesystem::path notes = course.solutions() / lesson.id / "notes.md";
  std::string text = without_marks(source.text);
  text += fmt::format("\n// {}\n", source.shown);
  std::error_code error;
  if (std::filesystem::exists(notes, error)) {
    text += fmt::format("// Notes: {}\n", shown_path(course, notes));
  }
  say(context, text);
  return 0;
}

}  // namespace

void add_solution(CommandLine& line, const Context& context) {
  auto name = std::make_shared<std::string>();
  line.command("solution", "Show a lesson's solution, once your own has passed",
               "  ./convlings solution 01", [&context, name] { return solution(context, *name); })
      .word("lesson", *name, "01, 01-convolution or convolution");
}

}  // namespace convlings
