#include "marking/assemble.hpp"

#include <catch2_either.hpp>

#include "marking/verify_lesson.hpp"
#include "story/story_json.hpp"

using namespace convlings;

namespace {

Lesson lesson_with(const std::vector<std::string>& functions) {
  Lesson lesson;
  for (const std::string& function : functions) lesson.exercises.push_back({function, 1, 1, {}});
  return lesson;
}

std::string event(const std::string& exercise, Verdict verdict) {
  CheckEvent check;
  check.name = exercise + ": works";
  check.exercise = exercise;
  check.verdict = verdict;
  return to_json(check) + "\n";
}

}  // namespace

TEST_CASE("marking: events go to their exercises in the manifest's order") {
  const CheckRun run = parse_events(event("b", Verdict::wrong) + event("a", Verdict::passed) +
                                    event("b", Verdict::passed) + end_line() + "\n");
  CHECK(run.complete);
  const auto results = by_exercise(lesson_with({"a", "b"}), run);
  REQUIRE(results.size() == 2);
  CHECK(results[0].passed());
  CHECK(results[1].passed_checks() == 1);
  CHECK(results[1].points() == 0.5);
}

TEST_CASE("marking: a checker that dies leaves the rest undecided, never passed and never wrong") {
  const std::string cut = event("a", Verdict::passed) + event("b", Verdict::passed).substr(0, 20);
  const CheckRun run = parse_events(cut);
  CHECK_FALSE(run.complete);
  const auto results = by_exercise(lesson_with({"a", "b"}), run);
  CHECK_FALSE(results[0].passed());  // one of its checks may be missing
  CHECK(results[0].checks.back().verdict == Verdict::system_error);
  REQUIRE(results[1].checks.size() == 1);
  CHECK(results[1].checks[0].verdict == Verdict::system_error);
  CHECK_FALSE(parse_events("").complete);
}

TEST_CASE("marking: what checks remark steers nobody's terminal") {
  CheckEvent check;
  check.remarks = {"accuracy \x1b[31m0.81"};
  const CheckRun run = parse_events(to_json(check) + "\n" + end_line() + "\n");
  REQUIRE(run.events.size() == 1);
  CHECK(run.events[0].remarks[0].find('\x1b') == std::string::npos);
  CHECK(run.events[0].remarks[0].find("0.81") != std::string::npos);
}

TEST_CASE("marking: an exercise that no check marks is a fault of the course") {
  const CheckRun run = parse_events(event("a", Verdict::passed) + end_line());
  const auto results = by_exercise(lesson_with({"a", "b"}), run);
  CHECK(results[0].passed());
  CHECK_FALSE(results[1].passed());
  CHECK(results[1].checks[0].verdict == Verdict::system_error);
}

TEST_CASE("verify: words are counted without code") {
  CHECK(count_words("# Two words\n\n```cpp\nint not_counted = 1;\n```\n- and *three* more\n") == 5);
}
