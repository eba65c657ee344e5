#include "exports/listed_checks.hpp"

#include <fmt/format.h>

#include "exports/outside_text.hpp"
#include "feedback/hidden_inputs.hpp"

namespace convlings {
namespace {

constexpr std::size_t most_characters = 8000;  // a spreadsheet's cell takes 32,767
constexpr const char* cut_notice = "\n[The rest is left out.]";

std::string bounded(std::string_view text) {
  return cut_to(clean_text(text), most_characters, cut_notice);
}

Verdict verdict_of(LessonState state) {
  switch (state) {
    case LessonState::rejected:
      return Verdict::rejected;
    case LessonState::undecided:
      return Verdict::system_error;
    default:
      return Verdict::not_written;
  }
}

/// What could not be asked, as the name of a check: "slide: is handed in".
const char* first_question(LessonState state) {
  switch (state) {
    case LessonState::missing:
      return "is handed in";
    case LessonState::untouched:
      return "is written";
    case LessonState::rejected:
      return "is taken";
    default:
      return "is graded";
  }
}

ListedCheck listed(const CheckEvent& event, int exercise, Reader reader) {
  ListedCheck check{.exercise = exercise,
                    .name = clean_line(event.name),
                    .verdict = event.verdict,
                    .seconds = event.seconds};
  if (event.verdict == Verdict::passed) return check;
  const CheckEvent told = reader == Reader::student ? without_hidden_inputs(event) : event;
  check.message = bounded(told.message);
  if (told.story) check.printed = bounded(told.story->printed);
  return check;
}

}  // namespace

std::string state_sentence(const GradedLesson& lesson) {
  const std::string reason = clean_text(lesson.reason);
  switch (is_undecided(lesson) ? LessonState::undecided : lesson.state) {
    case LessonState::missing:
      return "No file was handed in.";
    case LessonState::untouched:
      return "The file is the stub as it was: nothing is written yet.";
    case LessonState::rejected:
      return "The file was not taken" + (reason.empty() ? "." : ": " + reason);
    case LessonState::undecided:
      return "Not graded yet: a fault of the grader, not of the student, and no zero" +
             (reason.empty() ? "." : ". " + reason);
    case LessonState::graded:
      break;
  }
  return "";
}

std::vector<ListedCheck> listed_checks(const GradedLesson& lesson, Reader reader) {
  std::vector<ListedCheck> checks;
  for (std::size_t i = 0; i < lesson.result.exercises.size(); ++i) {
    const ExerciseResult& exercise = lesson.result.exercises[i];
    const int position = static_cast<int>(i);
    if (lesson.state == LessonState::graded) {
      for (const CheckEvent& event : exercise.checks) {
        checks.push_back(listed(event, position, reader));
      }
    } else {
      checks.push_back({.exercise = position,
                        .name = exercise.exercise.name + ": " + first_question(lesson.state),
                        .verdict = verdict_of(lesson.state),
                        .message = cut_to(state_sentence(lesson), most_characters, cut_notice)});
    }
  }
  return checks;
}

}  // namespace convlings
