// Facts about Exercism: exercism.org/docs/building/tooling/test-runners/interface.
#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "exports/exports.hpp"
#include "exports/listed_checks.hpp"
#include "exports/outside_text.hpp"

namespace convlings {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t most_output = 500;
constexpr std::size_t most_message = 65535 / 4;  // 65,535 bytes, and a character has at most 4
constexpr const char* output_notice = "\nOutput was truncated. Please limit to 500 chars.";

const char* test_status(Verdict verdict) {
  switch (verdict) {
    case Verdict::passed:
      return "pass";
    case Verdict::wrong:
    case Verdict::not_written:
      return "fail";
    default:
      return "error";
  }
}

/// Why no test ran at all; empty when one did. Exercism shows this instead of tests.
std::string why_nothing_ran(const GradedLesson& lesson) {
  if (lesson.state == LessonState::untouched) return "";  // every test says "not written yet"
  std::string state = state_sentence(lesson);
  if (!state.empty()) return state;
  if (lesson.result.build == Verdict::passed) return "";
  for (const ExerciseResult& exercise : lesson.result.exercises) {
    for (const CheckEvent& check : exercise.checks) {
      if (!check.message.empty()) return clean_text(check.message);  // all of them say the same
    }
  }
  return clean_text(lesson.result.build_problem) + "\n";
}

Json test_json(const ListedCheck& check) {
  Json test = {{"name", check.name}, {"status", test_status(check.verdict)}};
  if (check.verdict != Verdict::passed) {
    const std::string said = verdict_text(check.verdict);
    test["message"] = cut_to(check.message.empty() ? said : check.message, most_message, "[...]");
  }
  if (!check.printed.empty()) test["output"] = cut_to(check.printed, most_output, output_notice);
  test["task_id"] = check.exercise + 1;
  return test;
}

}  // namespace

std::string exercism_json(const GradedLesson& lesson) {
  Json json = {{"version", 3}};
  Json tests = Json::array();
  if (const std::string why = why_nothing_ran(lesson); !why.empty()) {
    json["status"] = "error";
    json["message"] = cut_to(why, most_message, "[...]");
  } else {
    const std::vector<ListedCheck> checks = listed_checks(lesson, Reader::student);
    const bool passed = std::ranges::all_of(
        checks, [](const ListedCheck& check) { return check.verdict == Verdict::passed; });
    json["status"] = passed && !checks.empty() ? "pass" : "fail";
    for (const ListedCheck& check : checks) tests.push_back(test_json(check));
  }
  json["tests"] = std::move(tests);
  return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace convlings
