// Every hostile submission, graded with all the others in one class: each gets its verdict, and
// nothing of it is left on this machine.
#include <grp.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <catch2_either.hpp>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <set>

#include "catalogue/catalogue.hpp"
#include "catalogue/csv.hpp"
#include "catalogue/stub.hpp"
#include "catalogue/text_file.hpp"
#include "gradebook/gradebook.hpp"
#include "hostile_traces.hpp"
#include "sandbox/run.hpp"
#include "sandbox/sandbox.hpp"
#include "synthetic/hostile_made.hpp"
#include "test_folder.hpp"

using namespace convlings;
namespace fs = std::filesystem;

namespace {

constexpr uid_t nobody = 65534;

/// Verdicts by student and exercise, one for each check.
using Verdicts = std::map<std::string, std::map<std::string, std::set<std::string>>>;

struct HostileClass {
  explicit HostileClass(Isolation at) : level(at) {
    names.mark = "cvl" + std::to_string(getpid());
    names.home = CONVLINGS_SOURCE_DIR;
    names.out = folder.path / "out";
    names.class_folder = folder.path / "class";
    names.port = bait.port();
    names.key = 0x43560000 + getpid() % 0x10000;
    fs::create_directories(names.class_folder);
    fs::create_directories(names.out);
    const std::vector<Lesson> lessons = find_lessons({CONVLINGS_SOURCE_DIR, CONVLINGS_BINARY_DIR});
    for (const HostileFixture& one :
         read_hostile_fixtures(fs::path(CONVLINGS_SOURCE_DIR) / "grader/tests/hostile")) {
      if (one.expected_at(level)) hand_in(one, find_lesson(lessons, one.lesson));
    }
  }

  void hand_in(const HostileFixture& fixture, const Lesson& lesson) {
    const Course course{CONVLINGS_SOURCE_DIR, CONVLINGS_BINARY_DIR};
    const std::string solution = read_text_file(course.solution(lesson), lesson.topic);
    if (!fixture.make.empty()) {
      make_hostile(fixture, lesson, without_marks(solution), fixture.name, names);
    } else {
      std::vector<std::string> exercises;
      for (const Exercise& exercise : lesson.exercises) exercises.push_back(exercise.name);
      write_text_file(names.class_folder / fixture.name / lesson.id / (lesson.topic + ".cpp"),
                      hostile_source(fixture, solution, exercises, names));
    }
    fixtures.push_back(fixture);
  }

  /// `before` are words that start the grader in another way.
  RunResult grade(std::vector<std::string> before) const {
    for (const std::string& word :
         {std::string(CONVLINGS_APP), std::string("grade"), names.class_folder.string(),
          std::string("--out"), names.out.string(), std::string("--lessons"), std::string("01"),
          std::string("--isolation"), std::string(to_string(level))}) {
      before.push_back(word);
    }
    Limits limits;
    limits.wall_seconds = 1800;
    limits.cpu_seconds = 0;
    return run(before, {"PATH=/usr/bin:/bin", "LC_ALL=C.UTF-8", "HOSTILE_SECRET=" + names.mark},
               limits);
  }

  const TestFolder folder;
  const LoopbackBait bait;
  const Isolation level;
  HostileNames names;
  std::vector<HostileFixture> fixtures;
};

Verdicts verdicts_in(const fs::path& file) {
  const CsvTable table = read_csv(file);
  const int student = table.needed_column({"id"});
  const int exercise = table.needed_column({"exercise"});
  const int verdict = table.needed_column({"verdict"});
  Verdicts verdicts;
  for (const CsvRecord& record : table.records) {
    verdicts[table.field(record, student)][table.field(record, exercise)].insert(
        table.field(record, verdict));
  }
  return verdicts;
}

std::string joined(const std::set<std::string>& words) {
  std::string text;
  for (const std::string& word : words) text += word + " ";
  return text;
}

/// Some checks may pass all the same; but where nothing but "passed" is right, nothing else is.
bool as_expected(std::set<std::string> got, const std::vector<std::string>& wanted) {
  if (wanted.front() == "partial") return got == std::set<std::string>{"passed", "wrong"};
  if (got.size() > 1) got.erase("passed");
  return !got.empty() && std::ranges::all_of(got, [&](const std::string& verdict) {
    return std::ranges::find(wanted, verdict) != wanted.end();
  });
}

void check_verdicts(const HostileClass& hostile) {
  const Verdicts verdicts = verdicts_in(hostile.names.out / "checks.csv");
  std::map<std::string, std::string> states;
  for (const GradedRow& row : Gradebook(hostile.names.out / "gradebook.sqlite").rows()) {
    states[row.student] = row.state;
  }
  for (const HostileFixture& fixture : hostile.fixtures) {
    INFO(fixture.name << ": " << fixture.tries);
    const ExpectedVerdicts expected = fixture.expected_at(hostile.level).value();
    const std::string state = states[fixture.name];
    CAPTURE(state);
    const auto wanted_state = expected.find("state");
    if (wanted_state == expected.end()) {
      CHECK(state == "graded");
    } else {
      const auto& right = wanted_state->second;
      const bool right_state = std::ranges::find(right, state) != right.end();
      CHECK(right_state);
      if (!expected.contains("every")) continue;  // no word about its exercises
    }
    if (state != "graded") continue;
    const auto graded = verdicts.find(fixture.name);
    REQUIRE(graded != verdicts.end());
    for (const auto& [exercise, got] : graded->second) {
      const auto named = expected.find(exercise);
      const auto every = expected.find("every");
      const std::vector<std::string> wanted = named != expected.end() ? named->second
                                              : every != expected.end()
                                                  ? every->second
                                                  : std::vector<std::string>{"passed"};
      INFO(exercise << ": " << joined(got));
      const bool right = as_expected(got, wanted);
      CHECK(right);
    }
  }
}

/// Nothing of the host in any report, no escape sequences, no HTML of a student's own.
void check_reports(const HostileClass& hostile) {
  for (const auto& entry : fs::recursive_directory_iterator(hostile.names.out)) {
    const std::string kind = entry.path().extension().string();
    if (!entry.is_regular_file() || kind == ".sqlite") continue;
    INFO(entry.path());
    std::ifstream in(entry.path(), std::ios::binary);
    const std::string text{std::istreambuf_iterator<char>(in), {}};
    for (const char* foreign : {"root:x:0", "HOSTILE_SECRET", "\x1b[2J"}) {
      const bool found = text.find(foreign) != std::string::npos;
      CHECK(!found);
    }
    const bool script = text.find("<script>alert(1)") != std::string::npos;
    CHECK(!(kind == ".html" && script));
  }
}

void check_all(const HostileClass& hostile, const RunResult& graded) {
  INFO(graded.output);
  REQUIRE(!graded.timed_out);
  REQUIRE(!graded.ending.signalled);
  REQUIRE(graded.ending.code == 0);
  check_verdicts(hostile);
  check_reports(hostile);
  const std::vector<std::string> traces = traces_of(hostile.names);
  for (const std::string& trace : traces) {
    INFO("left behind: " << trace);
    CHECK(false);
  }
  CHECK(!fs::exists(hostile.names.out / ".work"));
  CHECK(run({CONVLINGS_APP, "--version"}, {"PATH=/usr/bin:/bin"}, {}).succeeded());
}

/// What `look` says as another user, who has no way back; an exit status.
int as_nobody(int (*look)()) {
  const pid_t child = fork();
  if (child == 0) {
    if (setgroups(0, nullptr) != 0 || setgid(nobody) != 0 || setuid(nobody) != 0) _exit(99);
    _exit(look());
  }
  int status = 0;
  waitpid(child, &status, 0);
  return WIFEXITED(status) ? WEXITSTATUS(status) : 99;
}

}  // namespace

TEST_CASE("hostile: each gets its verdict, and nothing is left") {
  const HostileClass hostile(best_isolation());
  WARN(hostile.fixtures.size() << " hostile submissions at level " << to_string(hostile.level));
  CHECK(traces_of(hostile.names).empty());
  check_all(hostile, hostile.grade({}));
}

TEST_CASE("hostile: the same at the levels below, as far as they go", "[.lower]") {
  const std::string name = GENERATE("limits", "filtered");
  const HostileClass hostile(parse_isolation(name).value());
  WARN(hostile.fixtures.size() << " hostile submissions at level " << name);
  check_all(hostile, hostile.grade({}));
}

TEST_CASE("hostile: the same when the grader is an ordinary user", "[.unprivileged]") {
  const std::string setpriv = "/usr/bin/setpriv";
  if (getuid() != 0) {
    WARN("skipped: hostile_test runs as an ordinary user already");
    return;
  }
  if (access(setpriv.c_str(), X_OK) != 0) {
    WARN("skipped: there is no setpriv");
    return;
  }
  if (as_nobody([] { return access(CONVLINGS_APP, X_OK) == 0 ? 0 : 1; }) != 0) {
    WARN("skipped: user 65534 may not read the build folder");
    return;
  }
  const int level = as_nobody([] { return static_cast<int>(best_isolation()); });
  REQUIRE(level < 99);
  const HostileClass hostile(static_cast<Isolation>(level));
  WARN(hostile.fixtures.size() << " hostile submissions at level " << to_string(hostile.level));
  REQUIRE(chown(hostile.names.out.c_str(), nobody, nobody) == 0);
  check_all(hostile, hostile.grade({setpriv, "--reuid=65534", "--regid=65534", "--clear-groups"}));
}
