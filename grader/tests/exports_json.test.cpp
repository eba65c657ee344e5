// Gradescope's and Exercism's JSON against the formats' documented fields.
#include <algorithm>
#include <catch2_either.hpp>
#include <cmath>
#include <nlohmann/json.hpp>

#include "exports/exports.hpp"
#include "graded_examples.hpp"
#include "gradescope_fields.hpp"
#include "json_fields.hpp"

using convlings::GradedClass;
using convlings::GradedLesson;
using convlings::GradedStudent;
using convlings::LessonState;
using convlings::tests::field_faults;
using convlings::tests::gradescope_faults;
using convlings::tests::JsonField;
using nlohmann::json;
using Kind = JsonField::Kind;

namespace {

const std::vector<JsonField> exercism_top = {
    {"version", Kind::number, true},
    {"status", Kind::text, true, {"pass", "fail", "error"}},
    {"message", Kind::text, false, {}, 65535},
    {"tests", Kind::list, true}};

const std::vector<JsonField> exercism_test = {
    {"name", Kind::text, true},
    {"test_code", Kind::text},
    {"status", Kind::text, true, {"pass", "fail", "error"}},
    {"message", Kind::text},
    {"output", Kind::text, false, {}, 500},
    {"task_id", Kind::number}};

const std::vector<std::string> no_faults = {};

std::vector<std::string> exercism_faults(const json& results) {
  std::vector<std::string> faults = field_faults(results, exercism_top);
  if (results["version"] != 3) faults.emplace_back("not version 3");
  if (results["status"] == "error" && !results.contains("message")) {
    faults.emplace_back("an error without a message");
  }
  bool all_pass = true;
  for (const json& test : results["tests"]) {
    for (const std::string& fault : field_faults(test, exercism_test)) faults.push_back(fault);
    all_pass = all_pass && test["status"] == "pass";
  }
  if ((results["status"] == "pass") != (all_pass && !results["tests"].empty())) {
    faults.emplace_back("the status is not what the tests say");
  }
  return faults;
}

json gradescope(const GradedClass& graded, const std::string& id) {
  const auto found = std::ranges::find_if(
      graded.students, [&](const GradedStudent& s) { return s.submission.id == id; });
  REQUIRE(found != graded.students.end());
  return json::parse(gradescope_json(graded, *found));
}

/// The tests with this tag.
std::vector<json> tagged(const json& results, const std::string& tag) {
  std::vector<json> found;
  for (const json& test : results["tests"]) {
    const json& tags = test["tags"];
    if (std::find(tags.begin(), tags.end(), tag) != tags.end()) found.push_back(test);
  }
  return found;
}

long long hundredths(const json& number) { return std::llround(number.get<double>() * 100); }

}  // namespace

TEST_CASE("field lists: missing, unknown, wrong and too long fields are told") {
  const std::vector<JsonField> fields = {{"status", Kind::text, true, {"pass", "fail"}},
                                         {"score", Kind::number},
                                         {"note", Kind::text, false, {}, 3}};
  CHECK(field_faults({{"status", "pass"}, {"score", 1}, {"note", "äöü"}}, fields) == no_faults);
  CHECK(field_faults({{"score", "1"}}, fields) ==
        std::vector<std::string>{"missing: status", "wrong kind: score"});
  CHECK(field_faults({{"status", "ok"}, {"mark", 1}, {"note", "four"}}, fields) ==
        std::vector<std::string>{"unknown: mark", "not allowed: status = ok", "too long: note"});
}

TEST_CASE("gradescope: every student's results keep to the documented fields") {
  for (const GradedClass& graded :
       {convlings::tests::small_class(), convlings::tests::hostile_class()}) {
    for (const GradedStudent& student : graded.students) {
      INFO(student.submission.id);
      CHECK(gradescope_faults(json::parse(gradescope_json(graded, student))) == no_faults);
    }
  }
}

TEST_CASE("gradescope: the tests' scores add up to the total, penalties and roundings included") {
  for (const GradedClass& graded :
       {convlings::tests::small_class(), convlings::tests::large_class(40)}) {
    for (const GradedStudent& student : graded.students) {
      const json results = json::parse(gradescope_json(graded, student));
      long long sum = 0;
      for (const json& test : results["tests"]) {
        if (test.contains("score")) sum += hundredths(test["score"]);
      }
      INFO(student.submission.id);
      CHECK(hundredths(results["score"]) == sum);
      CHECK(hundredths(results["score"]) == std::llround(student.total * 100));
    }
  }
}

TEST_CASE("gradescope: thirds of a point lose nothing") {
  GradedClass graded = convlings::tests::small_class();
  GradedLesson& lesson = graded.students[0].lessons[1];
  lesson.result.exercises[0].checks.push_back(lesson.result.exercises[0].checks[0]);
  lesson.result.exercises[0].checks[0].verdict = convlings::Verdict::wrong;  // 2 of 3, 4 points
  lesson.marks.by_exercise.clear();
  lesson.marks.exercises = 3.67;  // 2.67 + 1
  lesson.marks.total = 7.67;
  const std::vector<json> exercises =
      tagged(json::parse(gradescope_json(graded, graded.students[0])), "04-channels");
  CHECK(hundredths(exercises[0]["score"]) == 267);
  CHECK(hundredths(exercises[1]["score"]) == 100);
  SECTION("marks that the policy gives for each exercise are told as they are") {
    lesson.marks.by_exercise = {0, 1};  // all or nothing
    lesson.marks.exercises = 1;
    lesson.marks.total = 5;
    const std::vector<json> listed =
        tagged(json::parse(gradescope_json(graded, graded.students[0])), "04-channels");
    CHECK(hundredths(listed[0]["score"]) == 0);
    CHECK(hundredths(listed[1]["score"]) == 100);
  }
}

TEST_CASE("gradescope: an undecided lesson has no score, and the output says so first") {
  const json results = gradescope(convlings::tests::small_class(), "eve");
  const std::vector<json> undecided = tagged(results, "undecided");
  REQUIRE(undecided.size() == 1);
  CHECK_FALSE(undecided[0].contains("score"));
  CHECK_FALSE(undecided[0].contains("status"));
  CHECK(results["output"].get<std::string>().starts_with("Lesson 01: NOT GRADED YET."));
  CHECK(results["extra_data"]["lessons"][0]["state"] == "undecided");
  CHECK_FALSE(results["extra_data"]["lessons"][0].contains("points"));
  CHECK(results["extra_data"]["provisional"] == true);
}

TEST_CASE("gradescope: one check that was our fault makes its lesson undecided") {
  GradedClass graded = convlings::tests::small_class();
  graded.students[0].lessons[0].result.exercises[1].checks[2].verdict =
      convlings::Verdict::system_error;
  graded.students[0].lessons[0].marks.total = 0;
  const json results = gradescope(graded, "ada");
  CHECK(tagged(results, "undecided").size() == 1);
  CHECK(hundredths(results["score"]) == 900);  // lesson 04 alone
  CHECK(results["output"].get<std::string>().starts_with("Lesson 01: NOT GRADED YET."));
  CHECK(json::parse(exercism_json(graded.students[0].lessons[0]))["status"] == "error");
  CHECK(marks_csv(graded).find(",,9,9,14,01-convolution undecided\r\n") != std::string::npos);
}

TEST_CASE("gradescope: a written question that nobody has marked has no score") {
  const std::vector<json> written =
      tagged(gradescope(convlings::tests::small_class(), "eve"), "written");
  REQUIRE(written.size() == 1);
  CHECK_FALSE(written[0].contains("score"));
  CHECK(written[0]["output"].get<std::string>().starts_with("Not marked yet"));
}

TEST_CASE("gradescope: lateness is a line of its own with its reason") {
  const std::vector<json> late = tagged(gradescope(convlings::tests::small_class(), "ben"), "late");
  REQUIRE(late.size() == 1);
  CHECK(late[0]["score"].get<double>() < 0);
  CHECK(late[0]["output"] == "2 days late: 20 % off");
}

TEST_CASE("gradescope: diagnosis, isolation and refused files are told") {
  const GradedClass graded = convlings::tests::small_class();
  CHECK(gradescope(graded, "ben")["tests"][1]["output"].get<std::string>().find(
            "You turned the kernel") != std::string::npos);
  CHECK(gradescope(graded, "ben")["extra_data"]["isolation"] == "sandboxed, as another user");
  CHECK(gradescope(graded, "dee")["output"].get<std::string>().find(
            "Not taken: lessons/04-channels/channels.cpp: It is a symbolic link.") !=
        std::string::npos);
  CHECK(gradescope(graded, "gus")["output"].get<std::string>().starts_with(
      "Nothing could be taken: gus.zip is cut off"));
}

TEST_CASE("exercism: every lesson's results keep to the documented fields") {
  for (const GradedClass& graded :
       {convlings::tests::small_class(), convlings::tests::hostile_class()}) {
    for (const GradedStudent& student : graded.students) {
      for (const GradedLesson& lesson : student.lessons) {
        INFO(student.submission.id);
        CHECK(exercism_faults(json::parse(exercism_json(lesson))) == no_faults);
      }
    }
  }
}

TEST_CASE("exercism: what the status is, and which task a test belongs to") {
  const GradedClass graded = convlings::tests::small_class();
  const auto lesson = [&](std::size_t student, std::size_t number) {
    return json::parse(exercism_json(graded.students[student].lessons[number]));
  };
  CHECK(lesson(0, 0)["status"] == "pass");                    // ada, all right
  CHECK(lesson(1, 0)["status"] == "fail");                    // ben, two wrong
  CHECK(lesson(1, 0)["tests"][3]["status"] == "fail");        // wrong
  CHECK(lesson(1, 0)["tests"][1]["task_id"] == 1);            // patch_times_kernel
  CHECK(lesson(1, 0)["tests"][2]["task_id"] == 2);            // slide
  CHECK_FALSE(lesson(1, 0)["tests"][0].contains("message"));  // passed
  CHECK(lesson(1, 0)["tests"][3]["output"] == "sum so far: -6000");
  CHECK(lesson(1, 1)["status"] == "error");  // does not build
  CHECK(lesson(1, 1)["tests"].empty());
  CHECK(lesson(1, 1)["message"].get<std::string>().find("'rows' was not declared") !=
        std::string::npos);
  CHECK(lesson(2, 0)["status"] == "fail");               // chi, untouched
  CHECK(lesson(3, 0)["tests"][0]["status"] == "error");  // dee, crashed
  CHECK(lesson(4, 0)["status"] == "error");              // eve, undecided
  CHECK(lesson(4, 0)["message"].get<std::string>().find("no zero") != std::string::npos);
}

TEST_CASE("exercism: long output ends in the notice and has 500 characters") {
  GradedLesson lesson = convlings::tests::small_class().students[1].lessons[0];
  std::string& printed = lesson.result.exercises[1].checks[1].story->printed;
  printed.clear();
  for (int i = 0; i < 600; ++i) printed += "ä";  // two bytes each
  const std::string output =
      json::parse(exercism_json(lesson))["tests"][3]["output"].get<std::string>();
  const auto characters = std::ranges::count_if(output, [](char c) { return (c & 0xC0) != 0x80; });
  CHECK(characters == 500);
  CHECK(output.ends_with("Output was truncated. Please limit to 500 chars."));
}

TEST_CASE("what students read holds no number of inputs that are their own") {
  const GradedClass graded = convlings::tests::small_class();
  const GradedStudent& ben = graded.students[1];  // every number of those has the digits 77
  const std::string texts =
      gradescope_json(graded, ben) + exercism_json(ben.lessons[0]) + junit_xml(graded, ben);
  CHECK(texts.find("77") == std::string::npos);
  CHECK(texts.find("random images of any height and width") != std::string::npos);
  CHECK(checks_csv(graded).find("877 of 977 cells") != std::string::npos);  // an instructor may
}
