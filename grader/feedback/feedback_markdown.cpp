#include <fmt/format.h>

#include "feedback/lesson_words.hpp"
#include "feedback/markdown.hpp"
#include "feedback/shown_text.hpp"
#include "feedback/student_feedback.hpp"
#include "report/complaint_text.hpp"
#include "report/diagnosis_text.hpp"
#include "report/finding_text.hpp"
#include "story/render.hpp"

namespace convlings {
namespace {

const Style block_style = {.colour = false, .unicode = true, .width = 80};
const Style unwrapped = {.colour = false, .unicode = true, .width = 100'000};

std::string line_of(std::string_view text) { return markdown_text(text) + "\n\n"; }

std::string lessons_table(const GradedStudent& student) {
  std::string text =
      "| lesson | state | checks and predictions | written | marks | remark |\n"
      "| --- | --- | ---: | ---: | ---: | --- |\n";
  for (const GradedLesson& lesson : student.lessons) {
    text += fmt::format(
        "| {} {} | {} {} | {} | {} | {} | {} |\n", markdown_text(lesson.result.lesson.number),
        markdown_text(lesson.result.lesson.title), state_mark(lesson),
        markdown_text(state_text(lesson)), automatic_marks(lesson), written_marks(lesson),
        lesson_marks(lesson), markdown_text(shown_text(lesson.marks.remark, 500)));
  }
  return text + "\n";
}

std::string exercises_table(const GradedLesson& lesson) {
  std::string text = "| exercise | state | points |\n| --- | --- | ---: |\n";
  for (std::size_t i = 0; i < lesson.result.exercises.size(); ++i) {
    const ExerciseResult& exercise = lesson.result.exercises[i];
    const char* mark = exercise.passed() ? "✓" : exercise.not_written() ? "·" : "✗";
    text += fmt::format("| {} | {} {} | {} |\n", markdown_code(exercise.exercise.name), mark,
                        exercise_state(exercise), exercise_marks(lesson, i));
  }
  return text + "\n";
}

std::string failed_check(const CheckEvent& check, const LessonResult& result) {
  std::string text = fmt::format("**✗ {}** ({})\n\n", markdown_text(shown_text(check.name, 500)),
                                 verdict_text(check.verdict));
  if (const auto finding = finding_of(check, result)) {
    text += markdown_block(finding_text(*finding, block_style));
  }
  if (check.story) return text + markdown_block(render(shown_story(*check.story), block_style));
  if (check.own_inputs) return text + line_of(check.message);
  return text + markdown_block(check.message);
}

/// A quotation, line by line.
std::string diagnosis_quoted(const Diagnosis& diagnosis, const Lesson& lesson) {
  std::string text;
  const std::string told = shown_text(diagnosis_text(diagnosis, lesson, unwrapped));
  for (std::string_view rest = told; !rest.empty();) {
    const std::size_t end = std::min(rest.find('\n'), rest.size());
    text += "> " + markdown_text(rest.substr(0, end)) + "\n>\n";
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return text + "\n";
}

std::string exercise_failures(const GradedLesson& lesson, const ExerciseResult& exercise,
                              const FeedbackOptions& options) {
  const std::vector<CheckEvent> failures = told_failures(exercise, options);
  std::string text;
  if (exercise.left_throw > 0) text += line_of(left_throw_text(exercise));
  if (failures.empty()) return text;
  text += fmt::format("### {}\n\n", markdown_code(exercise.exercise.name));
  if (exercise.diagnosis) text += diagnosis_quoted(*exercise.diagnosis, lesson.result.lesson);
  for (const CheckEvent& check : failures) text += failed_check(check, lesson.result);
  return text;
}

std::string warnings_text(const LessonResult& result) {
  if (result.warnings.empty()) return "";
  std::string text;
  for (const Complaint& warning : result.warnings) {
    text += complaint_text(warning, block_style) + "\n";
  }
  return "The compiler warns:\n\n" + markdown_block(text);
}

std::string predictions_text(const LessonResult& result) {
  if (result.predictions.empty()) return "";
  std::string text = "### Predictions\n\n";
  for (const PredictionResult& prediction : result.predictions) {
    const char* mark = prediction.right ? "✓" : prediction.given.unanswered() ? "·" : "✗";
    text += fmt::format("- {} **{} {}**\n", markdown_text(prediction.prediction.question), mark,
                        markdown_text(shown_text(prediction_state(prediction), 200)));
  }
  return text + "\n";
}

std::string lesson_section(const GradedLesson& lesson, const FeedbackOptions& options) {
  const LessonResult& result = lesson.result;
  std::string text = fmt::format("## {} {}\n\n", markdown_text(result.lesson.number),
                                 markdown_text(result.lesson.title));
  const std::string why = why_not_graded(lesson);
  if (!why.empty()) text += line_of(why);
  if (lesson.state != LessonState::graded) {
    return text + (lesson.state == LessonState::untouched ? predictions_text(result) : "");
  }
  if (all_passed(lesson)) {
    return text + line_of("✓ " + in_short(lesson)) +
           (all_foretold(result) ? "" : predictions_text(result));
  }
  text += markdown_code(result.shown) + "\n\n";
  if (result.build != Verdict::passed) {
    text += line_of(result.build_problem) +
            markdown_block(errors_text(result.errors, block_style, /*all=*/true));
  } else {
    text += exercises_table(lesson);
    for (const ExerciseResult& exercise : result.exercises) {
      text += exercise_failures(lesson, exercise, options);
    }
    for (const std::string& remark : told_remarks(lesson, options)) text += line_of(remark);
    text += warnings_text(result);
  }
  return text + predictions_text(result);
}

std::string files_text(const Submission& submission) {
  std::string text;
  if (!submission.problem.empty()) {
    text += line_of("What you handed in could not be read. " + submission.problem);
  }
  std::string files;
  for (const NotTaken& file : submission.not_taken) {
    if (!file.refused) continue;
    files += fmt::format("- {}: {}\n", markdown_code(shown_text(file.what, 300)),
                         markdown_text(shown_text(file.reason, 500)));
  }
  return files.empty() ? text : text + "## Files that were not taken\n\n" + files + "\n";
}

}  // namespace

std::string feedback_markdown(const GradedClass& graded, const GradedStudent& student,
                              const FeedbackOptions& options) {
  const Submission& submission = student.submission;
  std::string text =
      fmt::format("# Feedback for {}\n\n", markdown_text(shown_text(submission.name, 200)));
  text += fmt::format("{} · {}\n\n", markdown_code(submission.id),
                      markdown_text(shown_text(graded.title, 200)));
  text += fmt::format("Total: **{}**\n\n", total_text(student));
  const NextStep next = next_step(student);
  text += "**What to do next.** " + line_of(next.sentence);
  if (!next.command.empty()) text += markdown_block(next.command);
  text += files_text(submission) + lessons_table(student);
  for (const GradedLesson& lesson : student.lessons) text += lesson_section(lesson, options);
  text += "---\n\n";
  for (const std::string& line : small_print(graded, student)) text += line_of(line);
  text.pop_back();
  return text;
}

}  // namespace convlings
