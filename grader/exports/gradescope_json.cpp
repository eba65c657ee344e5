// Facts about Gradescope: gradescope-autograders.readthedocs.io, "Autograder Specifications".
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>

#include "exports/exports.hpp"
#include "exports/listed_checks.hpp"
#include "exports/listed_points.hpp"
#include "exports/outside_text.hpp"
#include "report/diagnosis_text.hpp"

namespace convlings {
namespace {

using Json = nlohmann::ordered_json;

double number(Hundredths points) { return static_cast<double>(points) / 100; }

/// "4" of lesson 04.
std::string short_number(const Lesson& lesson) {
  return lesson.number.substr(std::min(lesson.number.find_first_not_of('0'), lesson.number.size()));
}

/// A box on Gradescope's page. Without a score the box says nothing about right or wrong.
Json box(const std::string& name, const std::string& place, const std::string& output,
         const std::vector<std::string>& tags) {
  return {{"name", name},
          {"number", place},
          {"output", output},
          {"output_format", "text"},
          {"visibility", "visible"},
          {"tags", tags}};
}

void add_score(Json& json, const ListedPoints& points) {
  if (!points.earned) return;
  json["score"] = number(*points.earned);
  json["max_score"] = number(points.most);
  if (points.kind == ListedPoints::Kind::written) return;  // no machine says right or wrong
  json["status"] = *points.earned >= points.most && *points.earned >= 0 ? "passed" : "failed";
}

/// As its state, but for a lesson where one check was our fault.
LessonState shown_state(const GradedLesson& lesson) {
  return is_undecided(lesson) ? LessonState::undecided : lesson.state;
}

/// Of one exercise: what probably went wrong, then every check that did not pass.
std::string exercise_output(const GradedLesson& lesson, const std::vector<ListedCheck>& checks,
                            int exercise) {
  const ExerciseResult& result = lesson.result.exercises[static_cast<std::size_t>(exercise)];
  std::string output;
  int of_this = 0;
  int passed = 0;
  std::string failed;
  for (const ListedCheck& check : checks) {
    if (check.exercise != exercise) continue;
    ++of_this;
    if (check.verdict == Verdict::passed) {
      ++passed;
    } else {
      failed +=
          fmt::format("\n{} ({})\n{}\n", check.name, verdict_text(check.verdict), check.message);
      if (!check.printed.empty()) failed += "It printed:\n" + check.printed + "\n";
    }
  }
  output = lesson.state == LessonState::graded
               ? fmt::format("{} of {} checks passed.\n", passed, of_this)
               : "";
  if (result.diagnosis && lesson.state == LessonState::graded) {
    const Style plain{.colour = false, .unicode = true, .width = 76};
    output += "\n" + clean_text(diagnosis_text(*result.diagnosis, lesson.result.lesson, plain));
  }
  return cut_to(output + failed, 30000, "\n[The rest is left out.]");
}

std::string predictions_output(const GradedLesson& lesson) {
  std::string output;
  for (const PredictionResult& asked : lesson.result.predictions) {
    const std::string given = asked.given.unanswered() ? "no answer" : clean_line(asked.given.text);
    output += fmt::format("{}: {} ({})\n", asked.prediction.name,
                          asked.right ? "right" : "not right", cut_to(given, 200, "[...]"));
  }
  return output;
}

Json exercise_box(const GradedLesson& lesson, const std::vector<ListedCheck>& checks,
                  const ListedPoints& points) {
  const Lesson& about = lesson.result.lesson;
  const auto position = static_cast<std::size_t>(points.exercise);
  return box(fmt::format("{} {}: {}", about.number, about.title,
                         lesson.result.exercises[position].exercise.name),
             fmt::format("{}.{}", short_number(about), position + 1),
             exercise_output(lesson, checks, points.exercise), {about.id, to_string(points.kind)});
}

Json other_box(const GradedLesson& lesson, const ListedPoints& points, std::size_t place) {
  using Kind = ListedPoints::Kind;
  const Lesson& about = lesson.result.lesson;
  std::string name = "predictions";
  std::string output;
  if (points.kind == Kind::predictions) {
    output = predictions_output(lesson);
  } else if (points.kind == Kind::written) {
    name = "written questions";
    output = points.earned
                 ? "Marked by a person."
                 : "Not marked yet: a person will read this. The score does not count it.";
  } else {
    name = points.kind == Kind::bonus ? "bonus" : "handed in late";
    output = clean_text(lesson.marks.remark);
  }
  return box(fmt::format("{} {}: {}", about.number, about.title, name),
             fmt::format("{}.{}", short_number(about), place), output,
             {about.id, to_string(points.kind)});
}

void add_lesson_boxes(Json& tests, const GradedLesson& lesson) {
  const Lesson& about = lesson.result.lesson;
  if (is_undecided(lesson)) {
    tests.push_back(box(fmt::format("{} {}: not graded yet", about.number, about.title),
                        short_number(about) + ".1", state_sentence(lesson),
                        {about.id, "undecided"}));
    return;
  }
  const std::vector<ListedCheck> checks = listed_checks(lesson, Reader::student);
  std::size_t place = 0;
  for (const ListedPoints& points : listed_points(lesson)) {
    ++place;
    Json test = points.kind == ListedPoints::Kind::exercise ? exercise_box(lesson, checks, points)
                                                            : other_box(lesson, points, place);
    add_score(test, points);
    tests.push_back(std::move(test));
  }
}

/// What concerns the whole submission, the things to worry about first.
std::string summary_output(const GradedStudent& student) {
  std::string output;
  const Submission& who = student.submission;
  if (!who.problem.empty()) output += "Nothing could be taken: " + clean_text(who.problem) + "\n";
  for (const GradedLesson& lesson : student.lessons) {
    const Lesson& about = lesson.result.lesson;
    if (is_undecided(lesson)) {
      output += fmt::format("Lesson {}: NOT GRADED YET. {}\nThe score above leaves it out.\n",
                            about.number, state_sentence(lesson));
    } else if (lesson.state != LessonState::graded) {
      output += fmt::format("Lesson {}: {}\n", about.number, state_sentence(lesson));
    } else if (!lesson.marks.remark.empty()) {
      output += fmt::format("Lesson {}: {}\n", about.number, clean_text(lesson.marks.remark));
    }
  }
  for (const NotTaken& file : who.not_taken) {
    if (!file.refused) continue;
    output += fmt::format("Not taken: {}: {}\n", clean_line(file.what), clean_text(file.reason));
  }
  if (student.provisional) output += "This score is provisional.\n";
  return cut_to(output, 30000, "\n[The rest is left out.]");
}

/// The weakest that any of the lessons was graded with.
std::string isolation_of(const GradedStudent& student) {
  const GradedLesson* weakest = nullptr;
  for (const GradedLesson& lesson : student.lessons) {
    if (lesson.state != LessonState::graded) continue;
    if (weakest == nullptr || lesson.isolation.level < weakest->isolation.level) weakest = &lesson;
  }
  return weakest == nullptr ? "nothing was run" : weakest->isolation.text();
}

Json extra_data(const GradedClass& graded, const GradedStudent& student) {
  Json lessons = Json::array();
  for (const GradedLesson& lesson : student.lessons) {
    Json entry = {{"lesson", lesson.result.lesson.id},
                  {"state", to_string(shown_state(lesson))},
                  {"max_points", number(listed_maximum(lesson))}};
    if (const auto total = listed_total(lesson)) entry["points"] = number(*total);
    lessons.push_back(std::move(entry));
  }
  return {{"isolation", isolation_of(student)},
          {"graded", graded.finished},
          {"provisional", student.provisional},
          {"lessons", std::move(lessons)}};
}

double seconds_of(const GradedStudent& student) {
  double seconds = 0;
  for (const GradedLesson& lesson : student.lessons) {
    seconds += lesson.result.compile_seconds + lesson.result.link_seconds;
    seconds += lesson.result.check_seconds;
  }
  return static_cast<double>(std::llround(seconds * 1000)) / 1000;
}

}  // namespace

std::string gradescope_json(const GradedClass& graded, const GradedStudent& student) {
  Json tests = Json::array();
  for (const GradedLesson& lesson : student.lessons) add_lesson_boxes(tests, lesson);
  const Json json = {{"score", number(listed_total(student))},
                     {"execution_time", seconds_of(student)},
                     {"output", summary_output(student)},
                     {"output_format", "text"},
                     {"visibility", "visible"},
                     {"stdout_visibility", "hidden"},
                     {"extra_data", extra_data(graded, student)},
                     {"tests", std::move(tests)}};
  return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace convlings
