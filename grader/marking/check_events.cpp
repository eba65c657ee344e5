#include "marking/check_events.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <exception>
#include <fstream>
#include <iterator>
#include <system_error>

#include "catalogue/utf8.hpp"
#include "sandbox/run.hpp"

namespace convlings {
namespace {

constexpr int sandbox_in_checker = 5;         // the descriptor's number there
constexpr double checker_wall_seconds = 300;  // a lesson may train networks

/// All files that the checks drew are there.
bool has_pictures(const CheckRun& run, const std::filesystem::path& folder) {
  std::error_code error;
  for (const CheckEvent& event : run.events) {
    for (const std::string& name : event.pictures) {
      if (!std::filesystem::exists(folder / name, error)) return false;
    }
  }
  return true;
}

bool doubtful(const CheckRun& run) {
  return !run.complete ||
         std::any_of(run.events.begin(), run.events.end(), [](const CheckEvent& event) {
           return event.verdict == Verdict::timed_out || event.verdict == Verdict::system_error;
         });
}

Limits checker_limits() {
  Limits limits;
  limits.wall_seconds = checker_wall_seconds;
  limits.cpu_seconds = 0;
  return limits;
}

/// What a student's code threw, returned or printed must not steer anybody's terminal.
void make_printable(CheckEvent& event) {
  event.message = printable(event.message);
  event.report = printable(event.report);
  for (std::string& remark : event.remarks) remark = printable(remark);
  if (event.story) change_texts(*event.story, printable);
}

/// clang's sanitizers ask a program beside the compiler which line an address belongs to; g++'s
/// know.
void append_sanitizing(std::vector<std::string>& environment, const LessonTools& tools) {
  environment.emplace_back("CONVLINGS_SANITIZED=1");
  std::error_code error;
  const std::filesystem::path compiler = std::filesystem::canonical(tools.compiler, error);
  if (compiler.filename().string().find("clang") == std::string::npos) return;
  const std::filesystem::path symbolizer = compiler.parent_path() / "llvm-symbolizer";
  if (std::filesystem::exists(symbolizer, error)) {
    environment.push_back("ASAN_SYMBOLIZER_PATH=" + symbolizer.string());
  }
}

std::string read_events(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

}  // namespace

CheckRun parse_events(std::string_view text) {
  CheckRun run;
  while (!text.empty() && !run.complete) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    const std::string_view line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    try {
      if (is_end_line(line)) {
        run.complete = true;
      } else if (is_diagnosis(line)) {
        run.diagnoses.push_back(parse_diagnosis(line));
      } else {
        run.events.push_back(parse_event(line));
        make_printable(run.events.back());
      }
    } catch (const std::exception&) {  // a line that was cut
      break;
    }
  }
  return run;
}

CheckRun run_checker(const LessonTools& tools, const CheckerCall& call) {
  std::filesystem::remove(call.events);  // the checker appends
  std::vector<std::string> environment{
      "LC_ALL=C.UTF-8",
      "CONVLINGS_RUNNER=" + call.runner.string(),
      "CONVLINGS_EVENTS=" + call.events.string(),
      "CONVLINGS_PICTURES=" + call.pictures.string(),
      fmt::format("CONVLINGS_DATASETS={}/datasets", CONVLINGS_SOURCE_DIR),
      fmt::format("CONVLINGS_SEED={}", call.seed)};
  if (!call.calls.empty()) {
    std::filesystem::remove_all(call.calls);  // those of the last run
    std::filesystem::create_directories(call.calls);
    environment.push_back("CONVLINGS_CALLS=" + call.calls.string());
  }
  if (tools.sanitized) append_sanitizing(environment, tools);
  if (call.brief) environment.emplace_back("CONVLINGS_BRIEF=1");
  if (call.diagnose) environment.push_back("CONVLINGS_SLIPS=" + tools.slips);
  if (!call.runner_arguments.empty()) {
    environment.push_back(
        fmt::format("CONVLINGS_RUNNER_ARGUMENTS={}", fmt::join(call.runner_arguments, " ")));
  }
  if (call.stop_early) environment.emplace_back("CONVLINGS_CALL_SECONDS=1");
  std::vector<std::string> command{tools.checks, "--order", "decl"};
  if (call.stop_early) command.emplace_back("--abort");
  if (!call.exercise.empty()) command.push_back(fmt::format("[{}]", call.exercise));
  const auto start = std::chrono::steady_clock::now();
  std::vector<Inherited> inherited;
  if (call.sandbox >= 0) {
    inherited.push_back({call.sandbox, sandbox_in_checker});
    environment.push_back(fmt::format("CONVLINGS_SANDBOX={}", sandbox_in_checker));
  }
  run(command, environment, checker_limits(), inherited);
  CheckRun fresh = parse_events(read_events(call.events));
  fresh.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  return fresh;
}

CheckRun run_checks(const Slot& slot, const LessonTools& tools, const Build& build,
                    const std::filesystem::path& pictures, std::uint64_t seed,
                    bool retry_doubtful) {
  const std::string key =
      fmt::format("seed {}\n{}{}{}", seed, identity(std::filesystem::path(tools.checks)),
                  identity(std::filesystem::path(tools.slips)), build.key);
  std::error_code error;
  const bool has_calls = std::filesystem::exists(slot.file(failed_calls), error);
  if (build.reused && has_calls && slot.read("events.key") == key) {
    CheckRun known = parse_events(slot.read("events.jsonl"));
    known.reused = true;
    if (has_pictures(known, pictures) && !(retry_doubtful && doubtful(known))) return known;
  }
  slot.remove("events.key");
  CheckerCall call;
  call.runner = build.runner;
  call.events = slot.file("events.jsonl");
  call.calls = slot.file(failed_calls);
  call.pictures = pictures;
  call.seed = seed;
  CheckRun fresh = run_checker(tools, call);
  if (fresh.complete) slot.write("events.key", key);
  return fresh;
}

}  // namespace convlings
