#include "report/lesson_page.hpp"

#include <fmt/format.h>

#include "report/complaint_text.hpp"
#include "report/diagnosis_text.hpp"
#include "report/lesson_text.hpp"
#include "report/terminal.hpp"
#include "story/html.hpp"

namespace convlings {
namespace {

const Style plain_text = {.colour = false, .unicode = true, .width = 96};
const Style one_line = {.colour = false, .unicode = true, .width = 100'000};

std::string paragraph_html(const char* kind, std::string_view text) {
  return fmt::format("<p class=\"{}\">{}</p>\n", kind, html_text(text));
}

/// Mark and name of the state, which no colour tells alone.
std::string state_html(Mark mark) {
  switch (mark) {
    case Mark::passed:
      return "<td class=\"state passed\">✓ passed</td>";
    case Mark::failed:
      return "<td class=\"state failed\">✗ failed</td>";
    default:
      return "<td class=\"state open\">· open</td>";
  }
}

std::string exercises_html(const LessonResult& result) {
  std::string text =
      "<table class=\"exercises\">\n<thead><tr><th scope=\"col\">exercise</th>"
      "<th scope=\"col\">state</th><th scope=\"col\">points</th>"
      "<th scope=\"col\">checks passed</th></tr></thead>\n<tbody>\n";
  for (const ExerciseResult& exercise : result.exercises) {
    text += fmt::format("<tr><th scope=\"row\">{}</th>{}<td>{} of {}</td><td>{} of {}</td></tr>\n",
                        html_text(exercise.exercise.name), state_html(mark_of(exercise)),
                        points_text(exercise.points()), exercise.exercise.points,
                        exercise.passed_checks(), exercise.checks.size());
  }
  return text + "</tbody>\n</table>\n";
}

std::string check_html(const CheckEvent& check) {
  std::string text =
      fmt::format("<article class=\"check\">\n<h4>✗ {}</h4>\n", html_text(check.name));
  if (check.story) {
    text += render_html(*check.story);
  } else {
    text += paragraph_html("message",
                           check.message.empty() ? verdict_text(check.verdict) : check.message);
  }
  return text + "</article>\n";
}

/// The first failed check open, the others folded.
std::string failures_html(const LessonResult& result) {
  std::string text;
  for (const ExerciseResult& exercise : result.exercises) {
    std::string first;
    std::string others;
    int count = 0;
    for (const CheckEvent& check : exercise.checks) {
      if (check.verdict == Verdict::passed || check.verdict == Verdict::not_written) continue;
      (first.empty() ? first : others) += check_html(check);
      ++count;
    }
    if (count == 0) continue;
    text += "<h3>" + html_text(exercise.exercise.name) + "</h3>\n" + first;
    if (exercise.diagnosis) {
      text +=
          paragraph_html("diagnosis", diagnosis_text(*exercise.diagnosis, result.lesson, one_line));
    }
    if (!others.empty()) {
      text += fmt::format("<details>\n<summary>{} more failed {}</summary>\n{}</details>\n",
                          count - 1, count == 2 ? "check" : "checks", others);
    }
  }
  return text;
}

std::string predictions_html(const LessonResult& result) {
  if (result.predictions.empty()) return "";
  std::string text = "<h3>Predictions</h3>\n<ul>\n";
  for (const PredictionResult& prediction : result.predictions) {
    const std::string state = prediction.right ? "✓ right"
                              : prediction.given.unanswered()
                                  ? "· open"
                                  : "✗ not right, you wrote " + prediction.given.text;
    text += fmt::format("<li>{}: {} <b>{}</b></li>\n", html_text(prediction.prediction.name),
                        html_text(prediction.prediction.question), html_text(state));
  }
  return text + "</ul>\n";
}

std::string lesson_html(const LessonResult& result) {
  std::string text = fmt::format("<h2>{} {}</h2>\n", html_text(result.lesson.number),
                                 html_text(result.lesson.title));
  text += paragraph_html("file", result.shown);
  text += fmt::format("<p class=\"points\">Points: {} of {}</p>\n", points_text(result.points()),
                      result.max_points());
  if (result.build != Verdict::passed) {
    text += paragraph_html("problem", result.build_problem);
    text += "<pre class=\"errors\">" +
            html_text(errors_text(result.errors, plain_text, /*all=*/true)) + "</pre>\n";
    return text;
  }
  text += exercises_html(result) + failures_html(result);
  for (const std::string& remark : result.remarks) text += paragraph_html("remark", remark);
  return text + predictions_html(result);
}

const char* const page_css = R"(:root { color-scheme: light dark; }
body { font: 16px/1.5 system-ui, sans-serif; max-width: 62em; margin: 2em auto; padding: 0 1.2em;
  color: #1a1a1a; background: #fff; }
h2 { margin-bottom: 0; }
h3 { margin: 1.6em 0 .4em; font-family: ui-monospace, Consolas, monospace; }
h4 { margin: .8em 0 .4em; }
p.file, p.points { margin: .2em 0; }
table.exercises { border-collapse: collapse; margin: 1em 0; }
table.exercises th, table.exercises td { text-align: left; padding: .25em 1.2em .25em 0;
  border-bottom: 1px solid #ccc; }
table.exercises tbody th { font: 600 .95em ui-monospace, Consolas, monospace; }
.state.passed { color: #14632a; } .state.failed { color: #b3001b; font-weight: 600; }
.diagnosis { white-space: pre-line; border-left: 4px solid #00529b; padding: .4em .9em;
  background: #eef5fc; max-width: 46em; }
summary { cursor: pointer; margin: .8em 0; }
pre { overflow-x: auto; }
@media screen and (prefers-color-scheme: dark) {
  body { color: #e6e6e6; background: #16181b; }
  table.exercises th, table.exercises td { border-color: #444; }
  .state.passed { color: #7fd69a; } .state.failed { color: #ff9aa5; }
  .diagnosis { background: #182736; border-color: #7cc0ff; }
}
@media print {
  body { margin: 0; max-width: none; color: #000; background: #fff; }
  .state.passed, .state.failed { color: #000; }
  .diagnosis { background: none; border-color: #000; }
}
)";

}  // namespace

std::string lesson_page(const std::vector<LessonResult>& results) {
  std::string title = "convlings";
  std::string lessons;
  for (const LessonResult& result : results) {
    title += (&result == results.data() ? ": " : ", ") + result.lesson.number + " " +
             result.lesson.title;
    lessons += lesson_html(result);
  }
  return fmt::format(
      "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
      "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
      "style-src 'unsafe-inline'; img-src data:\">\n"
      "<link rel=\"icon\" href=\"data:,\">\n<title>{0}</title>\n<style>\n{1}{2}</style>\n</head>\n"
      "<body>\n<main>\n<h1>{0}</h1>\n{3}</main>\n</body>\n</html>\n",
      html_text(title), page_css, story_css(), lessons);
}

}  // namespace convlings
