#include "graded_parts.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace convlings::tests {
namespace {

Lesson lesson_01() {
  Lesson lesson = named_lesson("01-convolution", "Convolution");
  lesson.summary = "Slide a kernel over an image.";
  lesson.exercises = {exercise("patch_times_kernel", 1), exercise("slide", 3)};
  lesson.predictions = {
      {"output_height", "A 6x5 image, a 3x3 kernel: how many rows has the output?", 1}};
  return lesson;
}

Lesson lesson_04() {
  Lesson lesson = named_lesson("04-channels", "Channels and filters");
  lesson.summary = "Colour in, feature maps out.";
  lesson.exercises = {exercise("conv2d", 4), exercise("response_map", 1)};
  lesson.predictions = {
      {"response_maps", "How many response maps do 32 filters make of one picture?", 1}};
  lesson.written = {{"filters", "What is a filter, and what does a network use it for?", 3}};
  return lesson;
}

}  // namespace

Lesson named_lesson(const std::string& id, const std::string& title) {
  Lesson lesson;
  lesson.id = id;
  lesson.number = id.substr(0, 2);
  lesson.title = title;
  lesson.topic = id.substr(3);
  std::ranges::replace(lesson.topic, '-', '_');
  lesson.links = "core";
  return lesson;
}

Exercise exercise(const std::string& name, int points) {
  return {name, points, 6, {"a nudge", "the formula", "nearly the code"}};
}

CheckEvent check(const std::string& name, Verdict verdict, const std::string& message) {
  CheckEvent event;
  event.name = name;
  event.exercise = name.substr(0, name.find(':'));
  event.verdict = verdict;
  event.message = message;
  event.assertions = 3;
  event.seconds = 0.004;
  return event;
}

CheckEvent told(const std::string& name, Verdict verdict, const Story& story, bool own_inputs) {
  CheckEvent event = check(name, verdict, story.problem);
  event.story = story;
  event.own_inputs = own_inputs;
  return event;
}

GradedLesson graded(const Lesson& lesson, const std::vector<CheckEvent>& checks, bool foretold) {
  GradedLesson graded;
  graded.state = LessonState::graded;
  graded.result.lesson = lesson;
  graded.result.shown = lesson.source_name();
  graded.isolation = {Isolation::sandboxed, true};
  for (const Exercise& exercise : lesson.exercises) {
    ExerciseResult result{.exercise = exercise, .checks = {}};
    for (const CheckEvent& event : checks) {
      if (event.exercise == exercise.name) result.checks.push_back(event);
    }
    graded.result.exercises.push_back(std::move(result));
  }
  for (const Prediction& asked : lesson.predictions) {
    graded.result.predictions.push_back(
        {asked, {asked.name, foretold ? "4" : "5", true, foretold ? 4.0 : 5.0}, foretold});
  }
  for (const Written& asked : lesson.written) graded.result.written.push_back({asked, true});
  return graded;
}

GradedLesson not_graded(const Lesson& lesson, LessonState state, const std::string& reason) {
  std::vector<CheckEvent> checks;
  for (const Exercise& exercise : lesson.exercises) {
    checks.push_back(check(exercise.name + ": is written", Verdict::not_written,
                           exercise.name + " is not written yet."));
  }
  GradedLesson lesson_result = graded(lesson, checks, false);
  lesson_result.state = state;
  lesson_result.reason = reason;
  for (PredictionResult& prediction : lesson_result.result.predictions) {
    prediction.given = {prediction.prediction.name, "", false, 0};
  }
  for (WrittenResult& written : lesson_result.result.written) written.answered = false;
  return lesson_result;
}

GradedLesson not_built(const Lesson& lesson, const Complaint& complaint) {
  std::vector<CheckEvent> checks;
  for (const Exercise& exercise : lesson.exercises) {
    checks.push_back(check(fmt::format("{}: {}.cpp builds", exercise.name, lesson.topic),
                           Verdict::does_not_build,
                           "The compiler refuses the file.\n" + complaint.text));
  }
  GradedLesson result = graded(lesson, checks, true);
  result.result.build = Verdict::does_not_build;
  result.result.build_problem = "The compiler refuses the file.";
  result.result.errors = {complaint};
  return result;
}

double hundredths(double value) { return std::round(value * 100) / 100; }

void mark(GradedLesson& lesson, std::optional<double> written) {
  LessonMarks& marks = lesson.marks;
  const Lesson& asked = lesson.result.lesson;
  for (const Exercise& exercise : asked.exercises) marks.max_automatic += exercise.points;
  for (const Prediction& prediction : asked.predictions) marks.max_automatic += prediction.points;
  for (const Written& question : asked.written) marks.max_written += question.marks;
  if (!asked.written.empty()) marks.written = written;
  marks.by_exercise.assign(asked.exercises.size(), 0);
  if (lesson.state != LessonState::graded) {
    if (lesson.state != LessonState::undecided && !asked.written.empty()) marks.written = 0;
    return;
  }
  for (std::size_t i = 0; i < lesson.result.exercises.size(); ++i) {
    marks.by_exercise[i] = hundredths(lesson.result.exercises[i].points());
    marks.exercises = hundredths(marks.exercises + marks.by_exercise[i]);
  }
  for (const PredictionResult& prediction : lesson.result.predictions) {
    if (prediction.right) marks.predictions += prediction.prediction.points;
  }
  marks.total = hundredths(marks.exercises + marks.predictions + marks.written.value_or(0));
}

void add_up(GradedStudent& student) {
  student.total = 0;
  student.max = 0;
  student.provisional = false;
  for (const GradedLesson& lesson : student.lessons) {
    student.total += lesson.marks.total;
    student.max += lesson.marks.max_automatic + lesson.marks.max_written;
    if (lesson.state == LessonState::undecided) student.provisional = true;
    if (lesson.marks.max_written > 0 && !lesson.marks.written) student.provisional = true;
  }
  student.total = hundredths(student.total);
}

GradedClass two_lessons(const std::string& title) {
  GradedClass graded;
  graded.title = title;
  graded.lessons = {lesson_01(), lesson_04()};
  graded.isolation = "sandboxed, as another user";
  graded.finished = "2026-11-22 14:05";
  graded.seconds = 12.3;
  return graded;
}

}  // namespace convlings::tests
