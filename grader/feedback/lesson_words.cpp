#include "feedback/lesson_words.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "feedback/hidden_inputs.hpp"
#include "feedback/shown_text.hpp"

namespace convlings {
namespace {

struct CheckCount {
  int passed = 0;
  int all = 0;
};

CheckCount count_checks(const LessonResult& result) {
  CheckCount count;
  for (const ExerciseResult& exercise : result.exercises) {
    count.passed += exercise.passed_checks();
    count.all += static_cast<int>(exercise.checks.size());
  }
  return count;
}

/// A reason as a sentence of its own.
std::string sentence(std::string text) {
  while (!text.empty() && (text.back() == ' ' || text.back() == '\n')) text.pop_back();
  if (!text.empty() && std::string_view(".!?").find(text.back()) == std::string_view::npos) {
    text += '.';
  }
  return text;
}

}  // namespace

bool all_passed(const GradedLesson& lesson) {
  return lesson.state == LessonState::graded && lesson.result.build == Verdict::passed &&
         lesson.result.passed();
}

bool all_foretold(const LessonResult& result) {
  return std::ranges::all_of(result.predictions, &PredictionResult::right);
}

std::string in_short(const GradedLesson& lesson) {
  const bool foretold = !lesson.result.predictions.empty() && all_foretold(lesson.result);
  return fmt::format("{}{}: {} points.", state_text(lesson),
                     foretold ? ", all predictions right" : "", automatic_marks(lesson));
}

const char* state_mark(const GradedLesson& lesson) {
  if (is_undecided(lesson)) return "?";
  switch (lesson.state) {
    case LessonState::graded:
      return all_passed(lesson) ? "✓" : "✗";
    case LessonState::rejected:
      return "✗";
    default:
      return "·";
  }
}

std::string state_text(const GradedLesson& lesson) {
  if (is_undecided(lesson)) return "not decided yet";
  switch (lesson.state) {
    case LessonState::missing:
      return "not handed in";
    case LessonState::untouched:
      return "not begun";
    case LessonState::rejected:
      return "file not taken";
    default:
      break;
  }
  if (lesson.result.build != Verdict::passed) return verdict_text(lesson.result.build);
  const CheckCount count = count_checks(lesson.result);
  if (all_passed(lesson)) return fmt::format("all {} checks passed", count.all);
  return fmt::format("{} of {} checks passed", count.passed, count.all);
}

std::string fault_of(const GradedLesson& lesson) {
  if (!lesson.reason.empty()) return lesson.reason;
  for (const ExerciseResult& exercise : lesson.result.exercises) {
    for (const CheckEvent& check : exercise.checks) {
      if (check.verdict == Verdict::system_error) return check.message;
    }
  }
  return lesson.result.build == Verdict::system_error ? lesson.result.build_problem : "";
}

std::string why_not_graded(const GradedLesson& lesson) {
  if (is_undecided(lesson)) {
    const std::string fault = sentence(fault_of(lesson));
    return "The grader could not decide this lesson. That is the grader's fault, not yours: no "
           "marks were taken off, and the lesson will be graded again." +
           (fault.empty() ? "" : " What happened: " + fault);
  }
  switch (lesson.state) {
    case LessonState::missing:
      return fmt::format("No {}.cpp was handed in for this lesson.", lesson.result.lesson.topic);
    case LessonState::untouched:
      return fmt::format("{}.cpp is as it was given out: nothing is written yet.",
                         lesson.result.lesson.topic);
    case LessonState::rejected:
      return "The file of this lesson was not taken. " + sentence(lesson.reason);
    default:
      return "";
  }
}

std::string automatic_marks(const GradedLesson& lesson) {
  if (is_undecided(lesson)) return "not decided yet";
  const LessonMarks& marks = lesson.marks;
  const std::string bonus = marks.bonus > 0 ? " + " + marks_text(marks.bonus) + " bonus" : "";
  return fmt::format("{} of {}{}", marks_text(marks.exercises + marks.predictions),
                     marks.max_automatic, bonus);
}

std::string written_marks(const GradedLesson& lesson) {
  const LessonMarks& marks = lesson.marks;
  if (marks.max_written == 0) return "–";
  if (!marks.written) return fmt::format("not marked yet (of {})", marks.max_written);
  return fmt::format("{} of {}", marks_text(*marks.written), marks.max_written);
}

std::string lesson_marks(const GradedLesson& lesson) {
  const LessonMarks& marks = lesson.marks;
  return fmt::format("{} of {}", is_undecided(lesson) ? "–" : marks_text(marks.total),
                     marks.max_automatic + marks.max_written);
}

std::string exercise_marks(const GradedLesson& lesson, std::size_t exercise) {
  const ExerciseResult& result = lesson.result.exercises[exercise];
  const std::vector<double>& given = lesson.marks.by_exercise;
  const double marks = exercise < given.size() ? given[exercise] : result.points();
  const bool none = marks == 0 && result.points() > 0;
  return fmt::format("{} of {}{}", marks_text(marks), result.exercise.points,
                     none ? ", all or nothing" : "");
}

std::string exercise_state(const ExerciseResult& exercise) {
  if (exercise.not_written()) {
    return exercise.left_throw > 0 ? "its throw still stands" : "not written yet";
  }
  return fmt::format("{} of {} checks passed", exercise.passed_checks(), exercise.checks.size());
}

std::vector<CheckEvent> told_failures(const ExerciseResult& exercise,
                                      const FeedbackOptions& options) {
  std::vector<CheckEvent> failures;
  for (const CheckEvent& check : exercise.checks) {
    if (check.verdict == Verdict::passed || check.verdict == Verdict::not_written) continue;
    failures.push_back(options.show_hidden_inputs ? check : without_hidden_inputs(check));
  }
  return failures;
}

std::string left_throw_text(const ExerciseResult& exercise) {
  if (exercise.left_throw == 0) return "";
  return fmt::format(
      "{0}: you have written lines, but line {1} still says throw cnn::NotWritten(__func__); and "
      "that ends the function. Delete line {1}.",
      exercise.exercise.name, exercise.left_throw);
}

std::vector<std::string> told_remarks(const GradedLesson& lesson, const FeedbackOptions& options) {
  std::vector<std::string> remarks;
  for (const ExerciseResult& exercise : lesson.result.exercises) {
    for (const CheckEvent& check : exercise.checks) {
      if (check.own_inputs && !options.show_hidden_inputs) continue;
      remarks.insert(remarks.end(), check.remarks.begin(), check.remarks.end());
    }
  }
  return remarks;
}

std::string prediction_state(const PredictionResult& prediction) {
  if (prediction.right) return "right";
  if (prediction.given.unanswered()) return "open";
  return "not right, you wrote " + prediction.given.text;
}

std::string total_text(const GradedStudent& student) {
  return fmt::format("{} of {}{}", marks_text(student.total), student.max,
                     student.provisional ? " so far" : "");
}

std::vector<std::string> small_print(const GradedClass& graded, const GradedStudent& student) {
  std::vector<std::string> lines;
  std::optional<IsolationUsed> weakest;
  double building = 0;
  double checking = 0;
  for (const GradedLesson& lesson : student.lessons) {
    if (lesson.state != LessonState::graded) continue;
    if (!weakest || lesson.isolation.level < weakest->level) weakest = lesson.isolation;
    if (!lesson.isolation.other_uid) weakest->other_uid = false;
    building += lesson.result.compile_seconds + lesson.result.link_seconds;
    checking += lesson.result.check_seconds;
  }
  lines.push_back(fmt::format("Graded by convlings, {}.", graded.finished));
  if (weakest) {
    lines.push_back(
        fmt::format("Your code ran with isolation \"{}\". Building took {}, checking {}.",
                    weakest->text(), duration_text(building), duration_text(checking)));
  }
  if (student.provisional) {
    lines.emplace_back(
        "The total is not the last word yet: something is still to be marked or graded.");
  }
  return lines;
}

}  // namespace convlings
