#include "classroom/graded_lesson.hpp"

#include <utility>

#include "catalogue/errors.hpp"
#include "catalogue/utf8.hpp"
#include "marking/assemble.hpp"

namespace convlings {
namespace {

Source source_of(const Course& course, const Lesson& lesson, const std::string& text) {
  return {lesson.topic + ".cpp", lesson.source_name(), text, course.lessons() / lesson.id,
          lesson.topic};
}

LessonResult result_from(const Course& course, const Lesson& lesson, const Source& source,
                         const LessonOutcome& outcome) {
  Build build;
  build.verdict = outcome.build;
  build.problem = outcome.problem;
  build.errors = outcome.errors;
  build.warnings = outcome.warnings;
  build.compile_seconds = outcome.compile_seconds;
  build.link_seconds = outcome.link_seconds;
  CheckRun run;
  run.events = outcome.events;
  run.diagnoses = outcome.diagnoses;
  run.complete = outcome.complete;
  run.seconds = outcome.check_seconds;
  return assembled_result(course, lesson, source, build, run);
}

void add_answers(GradedLesson& graded, const Course& course, const std::string& text) {
  Answers answers;
  const std::string shown = "answers.toml";
  try {
    if (!text.empty()) answers = read_answers(text, graded.result.lesson, shown);
  } catch (const InputError& error) {
    graded.result.remarks.push_back(printable(error.what()));
  }
  compare_answers(graded.result, course, answers);
}

}  // namespace

GradedLesson graded_lesson(const Course& course, const Lesson& lesson, const HandedIn& files,
                           const GradedRow& row, const std::optional<LessonOutcome>& outcome) {
  GradedLesson graded;
  graded.state = parse_lesson_state(row.state).value_or(LessonState::undecided);
  graded.reason = row.reason;
  graded.source = files.source;
  graded.written_answers = files.answers;
  const Source source = source_of(course, lesson, files.source);
  if (outcome) {
    graded.isolation = outcome->isolation;
    graded.result = result_from(course, lesson, source, *outcome);
  } else {
    if (graded.state == LessonState::graded) graded.state = LessonState::undecided;
    graded.result = untouched_result(lesson, source);
  }
  add_answers(graded, course, files.answers);
  return graded;
}

}  // namespace convlings
