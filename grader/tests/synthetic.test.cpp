// The made-up class: the same each time, everybody's files their own, and every hostile submission
// in its place.
#include <algorithm>
#include <catch2_either.hpp>
#include <filesystem>
#include <map>
#include <nlohmann/json.hpp>
#include <set>

#include "catalogue/catalogue.hpp"
#include "catalogue/errors.hpp"
#include "catalogue/stub.hpp"
#include "catalogue/text_file.hpp"
#include "story/verdict.hpp"
#include "submissions/intake.hpp"
#include "synthetic/hostile_fixtures.hpp"
#include "synthetic/hostile_made.hpp"
#include "synthetic/source_edits.hpp"
#include "synthetic/synthetic_class.hpp"
#include "test_folder.hpp"

using namespace convlings;
namespace fs = std::filesystem;

namespace {

Course real_course() { return {CONVLINGS_SOURCE_DIR, CONVLINGS_BINARY_DIR}; }

fs::path hostile_folder() { return fs::path(CONVLINGS_SOURCE_DIR) / "grader/tests/hostile"; }

std::vector<Lesson> first_lessons() {
  std::vector<Lesson> lessons = find_lessons(real_course());
  lessons.resize(3);
  return lessons;
}

nlohmann::json class_in(const fs::path& folder, std::uint64_t seed, int students = 25) {
  SyntheticPlan plan;
  plan.students = students;
  plan.seed = seed;
  plan.lessons = first_lessons();
  write_synthetic_class(real_course(), plan, folder);
  return nlohmann::json::parse(read_text_file(folder / "expected.json", "expected.json"));
}

std::string solution_of(const Lesson& lesson) {
  return read_text_file(real_course().solution(lesson), lesson.topic);
}

}  // namespace

TEST_CASE("synthetic: the same seed makes the same class, another one another") {
  const TestFolder folder;
  const auto one = class_in(folder.path / "a", 4);
  const auto two = class_in(folder.path / "b", 4);
  CHECK(one == two);
  CHECK(one != class_in(folder.path / "c", 5));
  CHECK(one.at("students").size() == 25);
}

TEST_CASE("synthetic: a class has people of every kind, in every layout") {
  const TestFolder folder;
  const auto expected = class_in(folder.path / "class", 2, 200);
  std::map<std::string, int> kinds;
  std::map<std::string, int> shapes;
  for (const auto& [id, student] : expected.at("students").items()) {
    ++kinds[student.at("kind")];
    ++shapes[student.at("layout")];
    CHECK(student.at("lessons").size() == 3);
  }
  CHECK(kinds.size() == 6);  // right, wrong, unfinished, broken, hostile, absent
  CHECK(kinds["right"] > 50);
  CHECK(shapes.size() >= 10);  // nine layouts, and none
  for (const char* file : {"roster.csv", "times.csv", "policy.toml"}) {
    CHECK(fs::file_size(folder.path / "class" / file) > 0);
  }
}

TEST_CASE("synthetic: the intake finds in every layout what was handed in, and nothing else") {
  const TestFolder folder;
  const auto expected = class_in(folder.path / "class", 6, 120);
  const std::vector<Lesson> lessons = first_lessons();
  const auto roster = read_roster(folder.path / "class" / "roster.csv");
  const auto taken = read_submissions(folder.path / "class" / "submissions", roster, lessons);
  CHECK(taken.size() == 120);
  for (const Submission& one : taken) {
    const auto& student = expected.at("students").at(one.id);
    for (const Lesson& lesson : lessons) {
      INFO(one.id << " " << student.dump() << " " << lesson.id);
      const auto found = one.lessons.find(lesson.id);
      const bool source = found != one.lessons.end() && !found->second.source.empty();
      const bool rejected = one.rejected.contains(lesson.id) || !one.problem.empty();
      const std::string stub = make_stub(solution_of(lesson), lesson.topic);
      const std::string state = rejected                       ? "rejected"
                                : !source                      ? "missing"
                                : found->second.source == stub ? "untouched"
                                                               : "graded";
      const auto& states = student.at("lessons").at(lesson.id).at("states");
      const bool as_expected = std::find(states.begin(), states.end(), state) != states.end();
      CAPTURE(state);
      CHECK(as_expected);
    }
  }
}

TEST_CASE("synthetic: a folder that holds something is not written into") {
  const TestFolder folder;
  write_text_file(folder.path / "precious.txt", "mine");
  SyntheticPlan plan;
  plan.lessons = first_lessons();
  CHECK_THROWS_AS(write_synthetic_class(real_course(), plan, folder.path), InputError);
}

TEST_CASE(
    "synthetic: every edit changes the answers and leaves the exercises where they can be found") {
  for (const Lesson& lesson : find_lessons(real_course())) {
    INFO(lesson.id);
    const std::string solution = solution_of(lesson);
    const std::size_t exercises = lesson.exercises.size();
    for (const std::string& edited :
         {renamed_variables(solution, 1), laid_out_anew(solution), remarked(solution, 1),
          with_spare_lines(solution), in_another_order(solution, 1)}) {
      CHECK(edited != solution);
      CHECK(solution_regions(edited).size() == exercises);
    }
    CHECK(in_another_order(solution, 0) == solution);
    const std::string turned = in_another_order(solution, 2);
    CHECK(std::is_permutation(turned.begin(), turned.end(), solution.begin(), solution.end()));
    CHECK(make_stub(renamed_variables(laid_out_anew(remarked(solution, 2)), 0), "edited") ==
          make_stub(solution, "solution"));
  }
}

TEST_CASE("hostile: the manifest names every file, every exercise and verdict in it exists") {
  const std::vector<HostileFixture> fixtures = read_hostile_fixtures(hostile_folder());
  const Lesson lesson = first_lessons().front();
  const std::set<std::string> states{"missing", "untouched", "graded", "rejected"};
  std::set<std::string> files{"hostile.toml"};
  for (const HostileFixture& fixture : fixtures) {
    INFO(fixture.name);
    if (fixture.make.empty()) CHECK(files.insert(fixture.name + ".txt").second);
    CHECK(fixture.lesson == lesson.number);
    for (const auto& [exercise, verdicts] : fixture.expects) {
      const bool known =
          exercise == "every" || exercise == "state" ||
          std::ranges::find(lesson.exercises, exercise, &Exercise::name) != lesson.exercises.end();
      CHECK(known);
      CHECK(!verdicts.empty());
      for (const std::string& verdict : verdicts) {
        INFO(verdict);
        const bool fits = exercise == "state"
                              ? states.contains(verdict)
                              : verdict == "partial" || parse_verdict(verdict).has_value();
        CHECK(fits);
        CHECK(verdict != "system_error");
      }
    }
  }
  CHECK(fixtures.size() >= 60);
  for (const auto& entry : fs::directory_iterator(hostile_folder())) {
    INFO(entry.path());
    CHECK(files.contains(entry.path().filename().string()));
  }
}

TEST_CASE("hostile: what stands in a fixture goes into the solution at its exercise") {
  HostileFixture fixture;
  fixture.text = "int before;\n// IN slide: std::exit(0);\n// ANSWERS\nint after;\n";
  const std::string text = hostile_source(fixture,
                                          "A {\n  // BEGIN SOLUTION\n  a;\n  // END SOLUTION\n}\nB "
                                          "{\n  // BEGIN SOLUTION\n  b;\n  // END SOLUTION\n}\n",
                                          {"patch", "slide"}, {});
  CHECK(text.find("HOSTILE_MARK") != std::string::npos);
  CHECK(text.ends_with("int before;\nA {\n  a;\n}\nB {\n  std::exit(0);\n  b;\n}\nint after;\n"));
}

TEST_CASE("hostile: every recipe makes something") {
  const TestFolder folder;
  const Lesson lesson = first_lessons().front();
  HostileNames names;
  names.home = CONVLINGS_SOURCE_DIR;
  names.class_folder = folder.path;
  std::size_t made = 0;
  for (const HostileFixture& fixture : read_hostile_fixtures(hostile_folder())) {
    if (fixture.make.empty()) continue;
    INFO(fixture.name);
    make_hostile(fixture, lesson, without_marks(solution_of(lesson)), fixture.name, names);
    ++made;
    const auto entries = std::distance(fs::directory_iterator(folder.path), {});
    CHECK(entries == static_cast<std::ptrdiff_t>(made));
  }
  CHECK(made >= 10);
}

TEST_CASE("hostile: below the level that it needs, a fixture has other verdicts or is not run") {
  HostileFixture fixture;
  fixture.expects = {{"slide", {"passed"}}};
  fixture.needs = Isolation::sandboxed;
  CHECK(fixture.expected_at(Isolation::contained).value() == fixture.expects);
  CHECK(!fixture.expected_at(Isolation::filtered).has_value());
  fixture.below = ExpectedVerdicts{{"slide", {"crashed"}}};
  CHECK(fixture.expected_at(Isolation::limits).value().at("slide").front() == "crashed");
}
