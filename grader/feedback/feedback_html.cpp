#include <fmt/format.h>

#include "feedback/lesson_words.hpp"
#include "feedback/page.hpp"
#include "feedback/shown_text.hpp"
#include "feedback/student_feedback.hpp"
#include "report/complaint_text.hpp"
#include "report/diagnosis_text.hpp"
#include "report/finding_text.hpp"
#include "story/html.hpp"

namespace convlings {
namespace {

const Style complaint_style = {.colour = false, .unicode = true, .width = 96};
const Style unwrapped = {.colour = false, .unicode = true, .width = 100'000};

std::string paragraph_of(const char* kind, std::string_view text) {
  return text.empty() ? "" : fmt::format("<p class=\"{}\">{}</p>\n", kind, shown_html(text));
}

/// Mark and words, coloured by the mark.
std::string state_cell(const GradedLesson& lesson) {
  const std::string_view mark = state_mark(lesson);
  const char* kind = mark == "✓" ? "good" : mark == "✗" ? "bad" : "quiet";
  return fmt::format("<td class=\"{}\">{} {}</td>", kind, mark, shown_html(state_text(lesson)));
}

std::string lessons_table(const GradedStudent& student) {
  std::string text =
      "<div class=\"wide\">\n<table class=\"list lessons\">\n<thead><tr><th "
      "scope=\"col\">lesson</th>"
      "<th scope=\"col\">state</th><th scope=\"col\" class=\"number\">checks and predictions</th>"
      "<th scope=\"col\" class=\"number\">written</th><th scope=\"col\" class=\"number\">marks</th>"
      "<th scope=\"col\">remark</th></tr></thead>\n<tbody>\n";
  for (const GradedLesson& lesson : student.lessons) {
    const std::string& number = lesson.result.lesson.number;
    text += fmt::format(
        "<tr><th scope=\"row\"><a href=\"#lesson-{0}\">{0} {1}</a></th>{2}"
        "<td class=\"number\">{3}</td><td class=\"number\">{4}</td>"
        "<td class=\"number\">{5}</td><td>{6}</td></tr>\n",
        shown_html(number), shown_html(lesson.result.lesson.title), state_cell(lesson),
        automatic_marks(lesson), written_marks(lesson), lesson_marks(lesson),
        shown_html(lesson.marks.remark, 500));
  }
  return text + "</tbody>\n</table>\n</div>\n";
}

std::string exercises_table(const GradedLesson& lesson) {
  std::string text =
      "<table class=\"list exercises\">\n<thead><tr><th scope=\"col\">exercise</th>"
      "<th scope=\"col\">state</th><th scope=\"col\" class=\"number\">points</th></tr></thead>\n"
      "<tbody>\n";
  for (std::size_t i = 0; i < lesson.result.exercises.size(); ++i) {
    const ExerciseResult& exercise = lesson.result.exercises[i];
    const bool open = exercise.not_written();
    text += fmt::format(
        "<tr><th scope=\"row\" class=\"code\">{}</th><td class=\"{}\">{} {}</td>"
        "<td class=\"number\">{}</td></tr>\n",
        shown_html(exercise.exercise.name),
        exercise.passed() ? "good"
        : open            ? "quiet"
                          : "bad",
        exercise.passed() ? "✓"
        : open            ? "·"
                          : "✗",
        exercise_state(exercise), exercise_marks(lesson, i));
  }
  return text + "</tbody>\n</table>\n";
}

std::string failed_check(const CheckEvent& check, const LessonResult& result) {
  std::string text =
      fmt::format("<article class=\"check\">\n<h4><span class=\"bad\">✗</span> {}</h4>\n",
                  shown_html(check.name, 500));
  text += fmt::format("<p class=\"verdict small\">{}</p>\n", verdict_text(check.verdict));
  if (const auto finding = finding_of(check, result)) {
    text += paragraph_of("finding", finding_text(*finding, unwrapped));
  }
  text += check.story ? render_html(shown_story(*check.story))
                      : paragraph_of("message", check.message.empty() ? verdict_text(check.verdict)
                                                                      : check.message);
  return text + "</article>\n";
}

/// The first failed check open, the others folded.
std::string exercise_failures(const GradedLesson& lesson, const ExerciseResult& exercise,
                              const FeedbackOptions& options) {
  const std::vector<CheckEvent> failures = told_failures(exercise, options);
  std::string text = paragraph_of("left", left_throw_text(exercise));
  if (failures.empty()) return text;
  text += fmt::format("<h3 class=\"code\">{}</h3>\n", shown_html(exercise.exercise.name));
  if (exercise.diagnosis) {
    text += paragraph_of("diagnosis",
                         diagnosis_text(*exercise.diagnosis, lesson.result.lesson, unwrapped));
  }
  text += failed_check(failures.front(), lesson.result);
  if (failures.size() == 1) return text;
  std::string others;
  for (std::size_t i = 1; i < failures.size(); ++i) {
    others += failed_check(failures[i], lesson.result);
  }
  return text + fmt::format("<details>\n<summary>{}</summary>\n{}</details>\n",
                            counted(failures.size() - 1, "more failed check", "more failed checks"),
                            others);
}

std::string build_failure_html(const LessonResult& result) {
  return paragraph_of("problem", result.build_problem) + "<pre class=\"errors\">" +
         shown_html(errors_text(result.errors, complaint_style, /*all=*/true)) + "</pre>\n";
}

std::string warnings_html(const LessonResult& result) {
  if (result.warnings.empty()) return "";
  std::string text;
  for (const Complaint& warning : result.warnings) {
    text += complaint_text(warning, complaint_style) + "\n";
  }
  return "<details>\n<summary>" +
         counted(result.warnings.size(), "warning of the compiler", "warnings of the compiler") +
         "</summary>\n<pre class=\"errors\">" + shown_html(text) + "</pre>\n</details>\n";
}

std::string predictions_html(const LessonResult& result) {
  if (result.predictions.empty()) return "";
  std::string text = "<h3>Predictions</h3>\n<ul class=\"predictions\">\n";
  for (const PredictionResult& prediction : result.predictions) {
    const char* mark = prediction.right ? "✓" : prediction.given.unanswered() ? "·" : "✗";
    text += fmt::format("<li>{} <b>{} {}</b></li>\n", shown_html(prediction.prediction.question),
                        mark, shown_html(prediction_state(prediction), 200));
  }
  return text + "</ul>\n";
}

std::string lesson_section(const GradedLesson& lesson, const FeedbackOptions& options) {
  const LessonResult& result = lesson.result;
  std::string text = fmt::format("<section class=\"lesson\">\n<h2 id=\"lesson-{0}\">{0} {1}</h2>\n",
                                 shown_html(result.lesson.number), shown_html(result.lesson.title));
  text += paragraph_of(is_undecided(lesson) ? "loud" : "reason", why_not_graded(lesson));
  if (lesson.state != LessonState::graded) {
    const bool open = lesson.state == LessonState::untouched;
    return text + (open ? predictions_html(result) : "") + "</section>\n";
  }
  text += paragraph_of("quiet small", result.shown);
  if (all_passed(lesson)) {
    text += paragraph_of("good", "✓ " + in_short(lesson));
    return text + (all_foretold(result) ? "" : predictions_html(result)) + "</section>\n";
  }
  if (result.build != Verdict::passed) {
    text += build_failure_html(result);
  } else {
    text += exercises_table(lesson);
    for (const ExerciseResult& exercise : result.exercises) {
      text += exercise_failures(lesson, exercise, options);
    }
    for (const std::string& remark : told_remarks(lesson, options)) {
      text += paragraph_of("remark", remark);
    }
    text += warnings_html(result);
  }
  return text + predictions_html(result) + "</section>\n";
}

std::string files_html(const Submission& submission) {
  std::string text;
  if (!submission.problem.empty()) {
    text += paragraph_of("loud", "What you handed in could not be read. " + submission.problem);
  }
  std::string refused;
  std::string others;
  for (const NotTaken& file : submission.not_taken) {
    (file.refused ? refused : others) += fmt::format(
        "<li><code>{}</code>: {}</li>\n", shown_html(file.what, 300), shown_html(file.reason, 500));
  }
  if (!refused.empty()) text += "<h2>Files that were not taken</h2>\n<ul>\n" + refused + "</ul>\n";
  if (!others.empty()) {
    text +=
        "<details>\n<summary>Files that are no part of a lesson, and were left out</summary>\n"
        "<ul>\n" +
        others + "</ul>\n</details>\n";
  }
  return text;
}

std::string next_html(const GradedStudent& student) {
  const NextStep next = next_step(student);
  std::string text =
      "<div class=\"next\">\n<p><b>What to do next.</b> " + shown_html(next.sentence) + "</p>\n";
  if (!next.command.empty()) text += "<p><code>" + shown_html(next.command) + "</code></p>\n";
  return text + "</div>\n";
}

const char* const feedback_css = R"(body { max-width: 64em; }
.diagnosis { white-space: pre-line; border-left: 5px solid var(--accent); padding: .4em .9em;
  background: var(--panel); max-width: 50em; }
.total { font-size: 1.35em; }
.message, .finding, .remark { white-space: pre-line; }
.verdict { color: var(--quiet); margin: 0; }
.check { margin: 0 0 1.4em; }
h3.code { font-size: 1.05em; }
details { margin: .8em 0; }
@media print { .check { break-inside: avoid; } }
)";

}  // namespace

std::string feedback_html(const GradedClass& graded, const GradedStudent& student,
                          const FeedbackOptions& options) {
  const Submission& submission = student.submission;
  std::string body = fmt::format("<h1>Feedback for <bdi>{}</bdi></h1>\n",
                                 shown_html(one_line(submission.name), 100));
  body += fmt::format("<p class=\"quiet\"><bdi>{}</bdi> · <bdi>{}</bdi></p>\n",
                      shown_html(submission.id, 100), shown_html(graded.title, 200));
  body += fmt::format("<p class=\"total\">Total: <b>{}</b></p>\n", total_text(student));
  body += next_html(student) + files_html(submission) + lessons_table(student);
  for (const GradedLesson& lesson : student.lessons) body += lesson_section(lesson, options);
  std::string print;
  for (const std::string& line : small_print(graded, student)) {
    print += (print.empty() ? "" : " ") + line;
  }
  body += "<footer>\n<p class=\"quiet small\">" + shown_html(print) + "</p>\n</footer>\n";
  return html_page("Feedback for " + submission.name, page_css() + story_css() + feedback_css,
                   body);
}

}  // namespace convlings
