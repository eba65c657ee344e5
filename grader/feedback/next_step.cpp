#include <fmt/format.h>

#include <algorithm>

#include "feedback/lesson_words.hpp"
#include "report/lesson_text.hpp"

namespace convlings {
namespace {

NextStep with_check(std::string sentence, const Lesson& lesson) {
  return {std::move(sentence), "./convlings check " + lesson.number};
}

std::string named(const Lesson& lesson) {
  return fmt::format("lesson {} ({})", lesson.number, lesson.title);
}

/// "All checks of slide pass but 2", or how else it stands.
std::string how_it_stands(const ExerciseResult& exercise) {
  const auto all = static_cast<int>(exercise.checks.size());
  const int failed = all - exercise.passed_checks();
  if (exercise.not_written()) return "it is not written yet";
  return fmt::format("{} of its {} {}", failed, all, failed == 1 ? "checks fails" : "checks fail");
}

/// What is wrong with a lesson that was graded.
NextStep mend(const GradedLesson& graded) {
  const LessonResult& result = graded.result;
  if (result.build != Verdict::passed) {
    const bool placed = !result.errors.empty() && !result.errors.front().place.empty();
    const std::string place = placed ? result.errors.front().place : result.shown;
    return with_check(
        fmt::format("Look first at {}: the file does not build, so none of its checks "
                    "could pass. Begin at {}.",
                    named(result.lesson), place),
        result.lesson);
  }
  const ExerciseResult* next = next_exercise(result);
  return with_check(
      fmt::format("Look first at {} in {}: {}. It stands in {}.", next->exercise.name,
                  named(result.lesson), how_it_stands(*next), place_of(result, next->exercise)),
      result.lesson);
}

NextStep begin(const GradedLesson& graded) {
  const LessonResult& result = graded.result;
  const std::string file = "lessons/" + result.lesson.id + "/README.md";
  switch (graded.state) {
    case LessonState::rejected:
      return with_check(fmt::format("Look first at {}: its file was not taken, see below for the "
                                    "reason. Hand in a plain {}.cpp.",
                                    named(result.lesson), result.lesson.topic),
                        result.lesson);
    case LessonState::missing:
      return with_check(fmt::format("Go on with {}: no file of it was handed in. If you have "
                                    "written it, hand it in; else begin with {}.",
                                    named(result.lesson), file),
                        result.lesson);
    default:
      return with_check(fmt::format("What you began is done. Go on with {}; begin with {}.",
                                    named(result.lesson), file),
                        result.lesson);
  }
}

}  // namespace

NextStep next_step(const GradedStudent& student) {
  if (!student.submission.problem.empty()) {
    return {
        "What you handed in could not be read, so nothing of it was graded. See below for the "
        "reason, and hand it in again.",
        ""};
  }
  const auto first = [&student](const auto& rule) {
    return std::ranges::find_if(student.lessons, rule);
  };
  const auto none = student.lessons.end();
  const auto failed = first([](const GradedLesson& lesson) {
    return lesson.state == LessonState::graded && !all_passed(lesson) && !is_undecided(lesson);
  });
  if (failed != none) return mend(*failed);
  const auto open = first([](const GradedLesson& lesson) {
    return lesson.state == LessonState::rejected || lesson.state == LessonState::missing ||
           lesson.state == LessonState::untouched;
  });
  if (open != none) return begin(*open);
  const auto undecided = first(is_undecided);
  if (undecided != none) {
    return {"Nothing for you to do now: wait until what is not decided has been graded again.", ""};
  }
  return {"Every check of every lesson passed. There is nothing to mend.", ""};
}

}  // namespace convlings
