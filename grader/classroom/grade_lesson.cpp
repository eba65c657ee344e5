#include "classroom/grade_lesson.hpp"

#include <algorithm>
#include <chrono>
#include <exception>
#include <functional>

#include "build/build_commands.hpp"
#include "build/explain_build.hpp"
#include "catalogue/text_file.hpp"
#include "marking/check_events.hpp"
#include "sandbox/sandbox.hpp"

namespace convlings {
namespace {

namespace fs = std::filesystem;

constexpr int most_attempts = 3;

/// Processor time decides, so that a busy machine does not; the clock is for who sleeps.
Limits limits_for(const LessonTools& tools) {
  Limits limits = compiler_limits(tools.seconds);
  limits.cpu_seconds = static_cast<int>(tools.seconds);
  limits.wall_seconds = 3 * tools.seconds;
  return limits;
}

double seconds_of(const std::function<void()>& work) {
  const auto start = std::chrono::steady_clock::now();
  work();
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

/// Nothing of the grader's own environment.
std::vector<std::string> compiler_environment(const Sandbox& sandbox) {
  return {"LC_ALL=C", "PATH=/usr/bin:/bin", "TMPDIR=" + sandbox.box().string()};
}

/// The file as the compiler knows it, and as its owner does.
Source source_in(const Sandbox& sandbox, const Course& course, const Lesson& lesson,
                 const std::string& text) {
  return {sandbox.box() / (lesson.topic + ".cpp"), lesson.source_name(), text,
          course.lessons() / lesson.id, lesson.topic};
}

/// Compiles and links; what was said is left in `log`.
Build build_in(Sandbox& sandbox, const LessonTools& tools, const Source& source, BuildLog& log) {
  const auto run_it = [&](std::vector<std::string> command) {
    return sandbox.run({std::move(command), compiler_environment(sandbox), limits_for(tools)});
  };
  const fs::path object = sandbox.box() / "student.o";
  Build build;
  build.runner = sandbox.box() / "runner";
  RunResult result;
  build.compile_seconds =
      seconds_of([&] { result = run_it(compile_command(tools, source, object)); });
  log.compiler = result.output;
  if (result.succeeded()) {
    build.link_seconds =
        seconds_of([&] { result = run_it(link_command(tools, object, build.runner)); });
    if (!result.succeeded()) log.linker = result.output;
  }
  if (!result.succeeded()) {
    build.verdict = ran_out(result) ? Verdict::compile_limit : Verdict::does_not_build;
  }
  return build;
}

CheckRun check_in(const Sandbox& sandbox, const Workplace& place, const LessonTools& tools,
                  const Build& build, std::uint64_t seed) {
  CheckerCall call;
  call.runner = build.runner;
  call.events = place.folder / "events.jsonl";
  call.pictures = place.folder / "pictures";
  call.seed = seed;
  call.sandbox = sandbox.descriptor();
  return run_checker(tools, call);
}

LessonOutcome attempt(const Workplace& place, const Lesson& lesson, const LessonTools& tools,
                      const std::string& text, std::uint64_t seed) {
  SandboxPlan plan;
  plan.level = place.level;
  plan.mounts = place.kit.mounts(lesson, tools);
  plan.worker = place.number;
  Sandbox sandbox(plan);
  const Source source = source_in(sandbox, place.course, lesson, text);
  sandbox.put(source.path.filename().string(), text);
  BuildLog log;
  log.quotable = place.kit.quotable(lesson);
  Build build = build_in(sandbox, tools, source, log);
  const std::string header = lesson.topic + ".hpp";
  log.header = read_text_file(source.lesson_folder / header, header);
  explain_build(build, log, source, tools.seconds);

  LessonOutcome outcome;
  outcome.build = build.verdict;
  outcome.problem = build.problem;
  outcome.errors = build.errors;
  outcome.warnings = build.warnings;
  outcome.isolation = sandbox.used();
  outcome.compile_seconds = build.compile_seconds;
  outcome.link_seconds = build.link_seconds;
  if (build.verdict != Verdict::passed) {
    outcome.complete = true;
    return outcome;
  }
  CheckRun run = check_in(sandbox, place, tools, build, seed);
  outcome.events = std::move(run.events);
  outcome.diagnoses = std::move(run.diagnoses);
  outcome.complete = run.complete;
  outcome.check_seconds = run.seconds;
  return outcome;
}

/// As attempt(), with whatever goes wrong on our side as an outcome.
LessonOutcome safe_attempt(const Workplace& place, const Lesson& lesson, const LessonTools& tools,
                           const std::string& text, std::uint64_t seed) {
  try {
    return attempt(place, lesson, tools, text, seed);
  } catch (const RunStopped&) {
    throw;
  } catch (const std::exception& error) {
    LessonOutcome outcome;
    outcome.build = Verdict::system_error;
    outcome.problem = error.what();
    return outcome;
  }
}

int passed_checks(const LessonOutcome& outcome) {
  return static_cast<int>(
      std::ranges::count(outcome.events, Verdict::passed, &CheckEvent::verdict));
}

/// What a busy machine, or somebody else who may kill here, can bring about as well as the student.
bool needs_a_second_look(const LessonOutcome& outcome) {
  if (outcome.build == Verdict::compile_limit) return true;
  return std::ranges::any_of(outcome.events, [](const CheckEvent& event) {
    return event.verdict == Verdict::timed_out &&
           event.message.find(no_answer_in_time) != std::string::npos;
  });
}

}  // namespace

LessonOutcome grade_lesson(const Workplace& place, const Lesson& lesson, const LessonTools& tools,
                           const std::string& text, std::uint64_t seed) {
  LessonOutcome outcome = safe_attempt(place, lesson, tools, text, seed);
  int attempts = 1;
  while (outcome.system_error() && attempts < most_attempts) {
    outcome = safe_attempt(place, lesson, tools, text, seed);
    ++attempts;
  }
  if (needs_a_second_look(outcome)) {
    LessonOutcome again = safe_attempt(place, lesson, tools, text, seed);
    ++attempts;
    const bool better = outcome.build == Verdict::compile_limit
                            ? again.build != Verdict::compile_limit
                            : passed_checks(again) > passed_checks(outcome);
    if (!again.system_error() && better) {
      outcome = std::move(again);
    }
  }
  outcome.attempts = attempts;
  return outcome;
}

}  // namespace convlings
