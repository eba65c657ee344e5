#include "grading/lesson_outcome.hpp"

#include <catch2_either.hpp>
#include <nlohmann/json.hpp>
#include <stdexcept>
#include <string>
#include <vector>

#include "catalogue/utf8.hpp"
#include "grading/graded_class.hpp"

using namespace convlings;

namespace {

CheckEvent told_check() {
  CheckEvent event;
  event.name = "slide: a 6x5 image gives \"rows\" 0, 6000";
  event.exercise = "slide";
  event.verdict = Verdict::wrong;
  event.message = "one line\nand another";
  event.report = "==1==ERROR";
  event.story = Story{};
  event.story->call = "slide(image, kernel)";
  event.story->arguments.push_back({"image (1, 2)", {{"1", "2"}}, {{0, 1}}, Block{0, 1, 1, 1}});
  event.story->others = {"stride = 2"};
  event.story->sum = Sum{"Cell (0, 0)", {{"channel 0", {{"2·3"}}, "6"}}, "6"};
  event.story->received = Grid{"received", {{"nan"}}};
  event.story->printed = "hello";
  event.remarks = {"a remark"};
  event.pictures = {"edges.png"};
  event.own_inputs = true;
  event.assertions = 3;
  event.seconds = 0.125;
  return event;
}

/// Every field differs from what a default-made one has.
LessonOutcome full_outcome() {
  LessonOutcome outcome;
  outcome.build = Verdict::passed;
  outcome.problem = "It was odd.";
  outcome.errors = {{"a.cpp:23", "error: 'i'", "for (i)", "     ^",
                     PlainWords{"semicolon", "A ; is missing.", "Put one.", 12}},
                    {"", "error: no words", "", ""}};
  outcome.warnings = {{"a.cpp:7", "warning: unused", "int x;", "    ^~"}};
  outcome.events = {told_check(), CheckEvent{}};
  outcome.events[1].name = "slide: nothing to tell";
  outcome.diagnoses = {
      {"slide", Diagnosis::Kind::both, {{"a", "A.", "Here"}, {"b", "B.", "There"}}},
      {"patch", Diagnosis::Kind::one, {{"c", "C.", ""}}}};
  outcome.complete = true;
  outcome.isolation = {Isolation::sandboxed, true};
  outcome.compile_seconds = 0.1;
  outcome.link_seconds = 0.2;
  outcome.check_seconds = 1.0 / 3;
  outcome.attempts = 3;
  return outcome;
}

void check_same(const std::vector<Complaint>& read, const std::vector<Complaint>& written) {
  REQUIRE(read.size() == written.size());
  for (std::size_t i = 0; i < read.size(); ++i) {
    CHECK(read[i].place == written[i].place);
    CHECK(read[i].text == written[i].text);
    CHECK(read[i].code == written[i].code);
    CHECK(read[i].marker == written[i].marker);
    REQUIRE(read[i].words.has_value() == written[i].words.has_value());
    if (!read[i].words) continue;
    CHECK(read[i].words->id == written[i].words->id);
    CHECK(read[i].words->meaning == written[i].words->meaning);
    CHECK(read[i].words->advice == written[i].words->advice);
    CHECK(read[i].words->line == written[i].words->line);
  }
}

}  // namespace

TEST_CASE("outcome: every field comes back as it was") {
  const LessonOutcome written = full_outcome();
  const LessonOutcome read = parse_outcome(outcome_json(written));
  CHECK(read.build == Verdict::passed);
  CHECK(read.problem == written.problem);
  check_same(read.errors, written.errors);
  check_same(read.warnings, written.warnings);
  CHECK(read.complete);
  CHECK(read.isolation.level == Isolation::sandboxed);
  CHECK(read.isolation.other_uid);
  CHECK(read.compile_seconds == written.compile_seconds);
  CHECK(read.link_seconds == written.link_seconds);
  CHECK(read.check_seconds == written.check_seconds);
  CHECK(read.attempts == 3);
  REQUIRE(read.events.size() == 2);
  CHECK(to_json(read.events[0]) == to_json(written.events[0]));
  CHECK(to_json(read.events[1]) == to_json(written.events[1]));
  CHECK(read.events[0].own_inputs);
  REQUIRE(read.events[0].story);
  CHECK(read.events[0].story->sum->parts[0].rows[0][0] == "2·3");
  REQUIRE(read.diagnoses.size() == 2);
  CHECK(read.diagnoses[0].kind == Diagnosis::Kind::both);
  CHECK(read.diagnoses[0].suspects[1].see == "There");
  CHECK(to_json(read.diagnoses[1]) == to_json(written.diagnoses[1]));
}

TEST_CASE("outcome: an empty one comes back, too") {
  const LessonOutcome read = parse_outcome(outcome_json({}));
  CHECK(read.build == Verdict::system_error);
  CHECK(read.events.empty());
  CHECK(read.diagnoses.empty());
  CHECK_FALSE(read.complete);
  CHECK(read.attempts == 1);
}

TEST_CASE("outcome: every verdict and every level comes back") {
  for (int i = 0; i <= static_cast<int>(Verdict::system_error); ++i) {
    LessonOutcome outcome;
    outcome.build = static_cast<Verdict>(i);
    outcome.events.resize(1);
    outcome.events[0].verdict = static_cast<Verdict>(i);
    const LessonOutcome read = parse_outcome(outcome_json(outcome));
    CHECK(read.build == outcome.build);
    CHECK(read.events.at(0).verdict == outcome.build);
  }
  for (int i = 0; i <= static_cast<int>(Isolation::contained); ++i) {
    LessonOutcome outcome;
    outcome.isolation = {static_cast<Isolation>(i), i % 2 == 1};
    const LessonOutcome read = parse_outcome(outcome_json(outcome));
    CHECK(read.isolation.level == outcome.isolation.level);
    CHECK(read.isolation.other_uid == outcome.isolation.other_uid);
  }
}

TEST_CASE("outcome: it is one JSON document that others can read") {
  const auto json = nlohmann::json::parse(outcome_json(full_outcome()));
  CHECK(json.at("outcome").at("build") == "passed");
  CHECK(json.at("events").at(0).at("exercise") == "slide");
  CHECK(json.at("diagnoses").size() == 2);
}

TEST_CASE("outcome: bytes that are no UTF-8 become replacement characters and stay so") {
  const std::string hostile("\xff\xfe<b>\0\x1b[31m\"],\"diagnoses\":[\n]}\xc3", 30);
  LessonOutcome outcome = full_outcome();
  outcome.problem = hostile;
  outcome.errors[0].code = hostile;
  outcome.errors[0].words->meaning = hostile;
  outcome.events[0].message = hostile;
  outcome.events[0].story->printed = hostile;
  outcome.diagnoses[0].suspects[0].sentence = hostile;
  const std::string once = outcome_json(outcome);
  CHECK(first_line_not_utf8(once) == 0);
  const LessonOutcome read = parse_outcome(once);
  CHECK_THAT(read.problem, Catch::Contains("\xef\xbf\xbd<b>"));
  CHECK_THAT(read.events[0].message, Catch::Contains("]}"));
  CHECK(read.events.size() == 2);
  CHECK(outcome_json(read) == once);
}

TEST_CASE("outcome: a document that is cut anywhere is refused") {
  const std::string json = outcome_json(full_outcome());
  REQUIRE_NOTHROW(parse_outcome(json));
  for (std::size_t length = 0; length < json.size(); ++length) {
    INFO(length);
    CHECK_THROWS_AS(parse_outcome(json.substr(0, length)), std::runtime_error);
  }
}

TEST_CASE("outcome: a garbled document is refused, or differs, and does no harm") {
  const std::string json = outcome_json(full_outcome());
  int refused = 0;
  for (std::size_t at = 0; at < json.size(); ++at) {
    for (const char byte : {'\0', '"', '9', '\n', '\xff', '['}) {
      std::string garbled = json;
      garbled[at] = byte;
      try {
        parse_outcome(garbled);
      } catch (const std::runtime_error&) {
        ++refused;
      }
    }
  }
  CHECK(refused > static_cast<int>(json.size()));
}

TEST_CASE("outcome: values of another kind, and more than one document, are refused") {
  const std::string json = outcome_json(full_outcome());
  const auto with = [&](const std::string& from, const std::string& to) {
    std::string changed = json;
    const std::size_t at = changed.find(from);
    REQUIRE(at != std::string::npos);
    return changed.replace(at, from.size(), to);
  };
  CHECK_THROWS_AS(parse_outcome(with(R"("attempts":3)", R"("attempts":1e300)")),
                  std::runtime_error);
  CHECK_THROWS_AS(parse_outcome(with(R"("attempts":3)", R"("attempts":true)")), std::runtime_error);
  CHECK_THROWS_AS(parse_outcome(with(R"("isolation":"sandboxed")", R"("isolation":"magic")")),
                  std::runtime_error);
  CHECK_THROWS_AS(parse_outcome(with(R"("build":"passed")", R"("build":"great")")),
                  std::runtime_error);
  CHECK_THROWS_AS(parse_outcome(json + "\n" + json), std::runtime_error);
  CHECK_THROWS_AS(parse_outcome("{}"), std::runtime_error);
  CHECK_THROWS_AS(parse_outcome(std::string(100000, '[')), std::runtime_error);
  CHECK_THROWS_WITH(parse_outcome(""), Catch::Contains("outcome: "));
}

TEST_CASE("outcome: a system error is one of the build, of a check, or a checker that died") {
  LessonOutcome outcome = full_outcome();
  outcome.events[1].verdict = Verdict::passed;
  CHECK_FALSE(outcome.system_error());
  outcome.complete = false;
  CHECK(outcome.system_error());
  outcome.build = Verdict::does_not_build;  // no checker ran
  CHECK_FALSE(outcome.system_error());
  outcome.build = Verdict::system_error;
  CHECK(outcome.system_error());
  outcome = full_outcome();
  outcome.events[1].verdict = Verdict::system_error;
  CHECK(outcome.system_error());
}

TEST_CASE("lesson state: every name is read back") {
  for (int i = 0; i <= static_cast<int>(LessonState::undecided); ++i) {
    const auto state = static_cast<LessonState>(i);
    CHECK(parse_lesson_state(to_string(state)) == state);
  }
  CHECK(to_string(LessonState::undecided) == "undecided");
  CHECK_FALSE(parse_lesson_state("Graded").has_value());
}

TEST_CASE("isolation: names and the phrase for people") {
  CHECK(parse_isolation("contained") == Isolation::contained);
  CHECK_FALSE(parse_isolation("none").has_value());
  CHECK(IsolationUsed{}.text() == "limits");
  CHECK(IsolationUsed{Isolation::sandboxed, true}.text() == "sandboxed, as another user");
}
