// Checkers as programs: what release gives away, and what a student's machine says of them.
#include "release/prebuilt_checks.hpp"

#include <catch2_either.hpp>
#include <fstream>
#include <iterator>
#include <sstream>

#include "catalogue/catalogue.hpp"
#include "catalogue/text_file.hpp"
#include "marking/check_events.hpp"
#include "sandbox/run.hpp"
#include "test_folder.hpp"

using namespace convlings;
namespace fs = std::filesystem;

namespace {

const Course ours{CONVLINGS_SOURCE_DIR, CONVLINGS_BINARY_DIR};

bool has(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

std::string bytes_of(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

void write_program(const fs::path& file, const std::string& text) {
  write_text_file(file, text);
  fs::permissions(file, fs::perms::owner_exec, fs::perm_options::add);
}

bool is_program(const fs::path& file) {
  return (fs::status(file).permissions() & fs::perms::owner_exec) != fs::perms::none;
}

/// What CMake says of `checker`, a student's machine being this one.
RunResult tried(const TestFolder& folder, const fs::path& checker) {
  const fs::path script = folder.path / "try.cmake";
  write_text_file(script, "set(PROJECT_SOURCE_DIR " + folder.path.string() + ")\ninclude(" +
                              (ours.home / ".cmake/PrebuiltChecks.cmake").string() +
                              ")\nrequire_prebuilt_checker(" + checker.string() + ")\n");
  return run({CONVLINGS_CMAKE, "-P", script.string()}, {"PATH=/usr/local/bin:/usr/bin:/bin"}, {});
}

/// The lesson's first three misconceptions.
std::vector<std::string> some_mistakes(const LessonTools& tools) {
  std::istringstream lines(run({tools.slips, "--list"}, {}, {}).output);
  std::vector<std::string> ids;
  for (std::string line; ids.size() < 3 && std::getline(lines, line);) {
    const std::size_t begin = line.find('\t') + 1;
    if (line.starts_with("misconception\t")) {
      ids.push_back(line.substr(begin, line.find('\t', begin) - begin));
    }
  }
  REQUIRE(ids.size() == 3);
  return ids;
}

/// All that the checks say of the lesson's functions with `mistakes`: a line each, without times.
std::vector<std::string> told(const TestFolder& folder, const LessonTools& tools,
                              const std::vector<std::string>& mistakes) {
  CheckerCall call;
  call.runner = tools.slips;
  call.runner_arguments = mistakes;
  call.events = folder.path / "events.jsonl";
  call.pictures = folder.path;
  call.diagnose = false;
  const CheckRun checked = run_checker(tools, call);
  CHECK(checked.complete);
  std::vector<std::string> lines;
  for (CheckEvent event : checked.events) {
    event.seconds = 0;
    lines.push_back(to_json(event));
  }
  CHECK_FALSE(lines.empty());
  return lines;
}

}  // namespace

TEST_CASE("prebuilt checks: the lessons' programs, and for which machine they are") {
  const TestFolder folder;
  const Course course{folder.path / "course", {}};
  const std::vector<Lesson> all = find_lessons(ours);
  for (const Lesson& lesson : {all[0], all[1], all[2]}) {
    write_program(prebuilt_folder(course) / ("checks_" + lesson.id), "#!/bin/sh\n");
  }
  const fs::path given = folder.path / "checks";
  copy_prebuilt_checks(course, {all[0], all[1]}, given);
  CHECK(is_program(given / ("checks_" + all[0].id)));
  CHECK(is_program(given / ("checks_" + all[1].id)));
  CHECK_FALSE(fs::exists(given / ("checks_" + all[2].id)));
  const std::string machine = read_text_file(given / "machine.txt", "machine.txt");
  CHECK(has(machine, "; static, so its libraries do not matter.\n"));
}

TEST_CASE("prebuilt checks: one that runs is used, also where its permission was lost") {
  const TestFolder folder;
  const fs::path checker = folder.path / "grader/edition/checks/checks_01-convolution";
  write_text_file(checker, "#!/bin/sh\necho conv2d: slides; exit 1\n");
  REQUIRE_FALSE(is_program(checker));
  const RunResult result = tried(folder, checker);
  INFO(result.output);
  CHECK(result.succeeded());
  CHECK(is_program(checker));
}

TEST_CASE("prebuilt checks: a damaged one, or a machine of another kind, is named") {
  const TestFolder folder;
  const fs::path checker = folder.path / "grader/edition/checks/checks_01-convolution";
  write_program(checker, std::string("\x7f"
                                     "ELF cut"));
  write_text_file(checker.parent_path() / "machine.txt", "Plan 9, m68k.\n");
  const RunResult result = tried(folder, checker);
  INFO(result.output);
  CHECK_FALSE(result.succeeded());
  CHECK(has(result.output, "checks_01-convolution does not run here ("));
  CHECK(has(result.output, "It is a program for Plan 9, m68k."));

  fs::remove(checker);
  const RunResult missing = tried(folder, checker);
  CHECK_FALSE(missing.succeeded());
  CHECK(has(missing.output, "checks_01-convolution is missing"));
}

TEST_CASE("prebuilt checks: release takes no third kind of checks, and writes nothing") {
  const TestFolder folder;
  const RunResult result =
      run({CONVLINGS_APP, "release", (folder.path / "students").string(), "--checks", "compiled"},
          {"CONVLINGS_HOME=" + ours.home.string(), "LC_ALL=C.UTF-8"}, {});
  INFO(result.output);
  CHECK(result.ending.code == 2);
  CHECK(has(result.output, "prebuilt"));
  CHECK_FALSE(fs::exists(folder.path / "students"));
}

TEST_CASE(
    "prebuilt checks: they tell of right and wrong answers what this build's tell, word by word",
    "[.][built]") {
  if (!fs::exists(prebuilt_folder(ours) / "checks_01-convolution")) {
    WARN("skipped: there are none. ./convlings release DIR --checks prebuilt makes them.");
    return;
  }
  const TestFolder folder;
  for (const Lesson& lesson : find_lessons(ours)) {
    LessonTools here = read_tools(ours.toolchain(), lesson.id);
    LessonTools there = here;
    there.checks = (prebuilt_folder(ours) / ("checks_" + lesson.id)).string();
    const bool names_this_machine = has(bytes_of(there.checks), ours.home.string());
    CHECK_FALSE(names_this_machine);
    CHECK(told(folder, here, {}) == told(folder, there, {}));
    for (const std::string& mistake : some_mistakes(here)) {
      CAPTURE(lesson.id, mistake);
      const std::vector<std::string> story = told(folder, here, {mistake});
      CHECK(story != told(folder, here, {}));
      CHECK(story == told(folder, there, {mistake}));
    }
  }
}
