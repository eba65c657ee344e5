// A made-up class whose right verdicts are known from how it was made, graded: no wrong mark.
#include <algorithm>
#include <catch2_either.hpp>
#include <fstream>
#include <nlohmann/json.hpp>

#include "catalogue/catalogue.hpp"
#include "classroom/grade_class.hpp"
#include "sandbox/sandbox.hpp"
#include "submissions/intake.hpp"
#include "synthetic/synthetic_class.hpp"
#include "test_folder.hpp"

namespace fs = std::filesystem;
using namespace convlings;
using Json = nlohmann::json;

namespace {

std::vector<Lesson> quick_lessons() {
  std::vector<Lesson> chosen;
  for (const Lesson& lesson : find_lessons(this_course())) {
    if (lesson.number == "02" || lesson.number == "05") chosen.push_back(lesson);
  }
  return chosen;
}

GradedClass graded(const fs::path& folder, const std::vector<Lesson>& lessons) {
  GradingOptions options;
  options.lessons = lessons;
  options.level = best_isolation();
  options.workers = 2;
  options.course_key = "a key of the tests";
  options.scratch = folder / ".work";
  Gradebook gradebook(folder / "gradebook.sqlite");
  const auto submissions =
      read_submissions(folder / "submissions", read_roster(folder / "roster.csv"), lessons);
  return grade_class(this_course(), options, submissions, gradebook, {});
}

/// "passed": every check; "not_passed": not every one; "any": whatever; "partial": some, but not
/// all; else what is not passed has one of these verdicts.
bool as_expected(const ExerciseResult& result, const std::vector<std::string>& expected) {
  const auto listed = [&](std::string_view verdict) {
    return std::ranges::find(expected, verdict) != expected.end();
  };
  if (listed("any") || (listed("passed") && result.passed())) return true;
  if (result.passed()) return false;
  if (listed("not_passed") || (listed("partial") && result.passed_checks() > 0)) return true;
  return std::ranges::all_of(result.checks, [&](const CheckEvent& check) {
    return check.verdict == Verdict::passed || listed(to_string(check.verdict));
  });
}

void compare(const GradedLesson& lesson, const Json& expected) {
  CAPTURE(lesson.result.lesson.id);
  const auto states = expected.at("states").get<std::vector<std::string>>();
  CHECK(std::ranges::find(states, to_string(lesson.state)) != states.end());
  for (const ExerciseResult& exercise : lesson.result.exercises) {
    CAPTURE(exercise.exercise.name, exercise.passed_checks(), exercise.checks.size());
    const auto verdicts = expected.at("exercises").find(exercise.exercise.name);
    if (verdicts == expected.at("exercises").end()) continue;
    CHECK(as_expected(exercise, verdicts->get<std::vector<std::string>>()));
  }
  for (const PredictionResult& prediction : lesson.result.predictions) {
    CAPTURE(prediction.prediction.name);
    const auto right = expected.at("predictions").find(prediction.prediction.name);
    if (right != expected.at("predictions").end()) CHECK(prediction.right == right->get<bool>());
  }
}

}  // namespace

TEST_CASE("grade_class: nobody of a class that was made up gets a wrong mark") {
  const TestFolder folder;
  SyntheticPlan plan;
  plan.students = 24;
  plan.seed = 5;
  plan.lessons = quick_lessons();
  plan.level = best_isolation();
#if defined(CONVLINGS_WITH_SANITIZERS)  // which answer a null pointer or a memory hog themselves
  plan.hostile = false;
#endif
  const fs::path made = folder.path / "class";
  write_synthetic_class(this_course(), plan, made);
  const GradedClass all = graded(made, plan.lessons);
  std::ifstream in(made / "expected.json");
  const Json expected = Json::parse(in).at("students");
  REQUIRE(all.students.size() == 24);
  int compared = 0;
  for (const GradedStudent& student : all.students) {
    const Json& one = expected.at(student.submission.id);
    CAPTURE(student.submission.id, one.at("kind").get<std::string>());
    for (const GradedLesson& lesson : student.lessons) {
      const auto found = one.at("lessons").find(lesson.result.lesson.id);
      if (found == one.at("lessons").end()) continue;
      compare(lesson, *found);
      ++compared;
    }
  }
  CHECK(compared >= 40);
}
