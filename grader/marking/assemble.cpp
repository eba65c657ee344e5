#include "marking/assemble.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "catalogue/answer_key.hpp"
#include "catalogue/source_lines.hpp"
#include "marking/source_file.hpp"
#include "report/finding_text.hpp"

namespace convlings {
namespace {

CheckEvent single_check(const Exercise& exercise, std::string name, Verdict verdict,
                        std::string message) {
  CheckEvent check;
  check.name = std::move(name);
  check.exercise = exercise.name;
  check.verdict = verdict;
  check.message = std::move(message);
  return check;
}

LessonResult empty_result(const Lesson& lesson, const Source& source) {
  LessonResult result;
  result.lesson = lesson;
  result.shown = source.shown;
  result.source_text = source.text;
  result.source_path = source.path.string();
  return result;
}

/// What does not build fails every exercise, with the first complaint as the reason.
std::vector<ExerciseResult> not_built(const Lesson& lesson, const Build& build) {
  std::string message = build.problem;
  if (!build.errors.empty()) {
    const Complaint& first = build.errors.front();
    message += fmt::format("\n{}: {}\n{}\n{}", first.place, first.text, first.code, first.marker);
    message.erase(message.find_last_not_of(" \n") + 1);
    if (first.words) {
      message += fmt::format("\n{} {}", first.words->meaning, first.words->advice);
    }
  }
  std::vector<ExerciseResult> results;
  for (const Exercise& exercise : lesson.exercises) {
    const std::string name = fmt::format("{}: {}.cpp builds", exercise.name, lesson.topic);
    results.push_back({exercise, {single_check(exercise, name, build.verdict, message)}});
  }
  return results;
}

/// Finds the stub's throw where a student wrote lines, but left it standing.
void find_left_throws(LessonResult& result, const Course& course) {
  for (ExerciseResult& exercise : result.exercises) {
    const bool open =
        std::any_of(exercise.checks.begin(), exercise.checks.end(),
                    [](const CheckEvent& check) { return check.verdict == Verdict::not_written; });
    if (!open || !has_stub(course, result.lesson)) continue;
    exercise.left_throw = throw_left_behind(result.source_text, stub_of(course, result.lesson),
                                            exercise.exercise.name);
  }
}

/// What a sanitizer found stands before what the check says.
void tell_findings(LessonResult& result) {
  for (ExerciseResult& exercise : result.exercises) {
    for (CheckEvent& check : exercise.checks) {
      const auto finding = finding_of(check, result);
      if (finding) check.message = finding->sentence + "\n" + check.message;
    }
  }
}

}  // namespace

std::vector<ExerciseResult> by_exercise(const Lesson& lesson, const CheckRun& run) {
  std::vector<ExerciseResult> results;
  for (const Exercise& exercise : lesson.exercises) {
    ExerciseResult result{exercise, {}};
    for (const CheckEvent& event : run.events) {
      if (event.exercise == exercise.name) result.checks.push_back(event);
    }
    for (const Diagnosis& diagnosis : run.diagnoses) {
      if (diagnosis.exercise == exercise.name) result.diagnosis = diagnosis;
    }
    results.push_back(std::move(result));
  }
  if (run.complete) {
    for (ExerciseResult& result : results) {
      if (!result.checks.empty()) continue;
      result.checks.push_back(single_check(result.exercise, result.exercise.name + ": has checks",
                                           Verdict::system_error,
                                           "No check marks this function. This is a fault of the "
                                           "course, not yours."));
    }
    return results;
  }
  // The checker died: the exercise it was busy with, and all after it, are not decided.
  std::size_t last = 0;
  for (std::size_t i = 0; i < results.size(); ++i) {
    if (!results[i].checks.empty()) last = i;
  }
  for (std::size_t i = last; i < results.size(); ++i) {
    results[i].checks.push_back(
        single_check(results[i].exercise, results[i].exercise.name + ": its checks reach their end",
                     Verdict::system_error,
                     "The checker stopped before its end. This is a fault of the grader, not "
                     "yours; try ./convlings check again."));
  }
  return results;
}

LessonResult assembled_result(const Course& course, const Lesson& lesson, const Source& source,
                              const Build& build, const CheckRun& run) {
  LessonResult result = empty_result(lesson, source);
  result.build = build.verdict;
  result.build_problem = build.problem;
  result.errors = build.errors;
  result.warnings = build.warnings;
  result.compile_seconds = build.compile_seconds;
  result.link_seconds = build.link_seconds;
  result.reused = build.reused;
  if (build.verdict != Verdict::passed) {
    result.exercises = not_built(lesson, build);
    return result;
  }
  result.check_seconds = run.seconds;
  result.reused = build.reused && run.reused;
  result.exercises = by_exercise(lesson, run);
  find_left_throws(result, course);
  tell_findings(result);
  for (const CheckEvent& event : run.events) {
    const bool known =
        std::any_of(lesson.exercises.begin(), lesson.exercises.end(),
                    [&](const Exercise& exercise) { return exercise.name == event.exercise; });
    if (!known) result.stray_checks.push_back(event.name);
    result.remarks.insert(result.remarks.end(), event.remarks.begin(), event.remarks.end());
    result.pictures.insert(result.pictures.end(), event.pictures.begin(), event.pictures.end());
  }
  return result;
}

LessonResult untouched_result(const Lesson& lesson, const Source& source) {
  LessonResult result = empty_result(lesson, source);
  for (const Exercise& exercise : lesson.exercises) {
    result.exercises.push_back(
        {exercise,
         {single_check(exercise, exercise.name + ": is written", Verdict::not_written,
                       exercise.name + " is not written yet.")}});
  }
  return result;
}

void compare_answers(LessonResult& result, const Course& course, const Answers& given) {
  const Lesson& lesson = result.lesson;
  if (lesson.predictions.empty() && lesson.written.empty()) return;
  const AnswerKey key = answer_key(course, lesson);
  for (const Prediction& prediction : lesson.predictions) {
    const Answer answer = answer_to(given.predictions, prediction.name);
    result.predictions.push_back({prediction, answer, key.is_right(answer)});
  }
  for (const Written& written : lesson.written) {
    result.written.push_back({written, !answer_to(given.written, written.name).unanswered()});
  }
}

}  // namespace convlings
