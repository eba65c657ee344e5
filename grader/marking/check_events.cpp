#include "marking/check_events.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <stdexcept>

#include "sandbox/run.hpp"

namespace convlings {
namespace {

constexpr double checker_wall_seconds = 120;

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
      } else {
        run.events.push_back(parse_event(line));
      }
    } catch (const std::runtime_error&) {
      break;
    }
  }
  return run;
}

CheckRun run_checks(const Slot& slot, const LessonTools& tools, const Build& build,
                    std::uint64_t seed, bool retry_doubtful) {
  const std::string key =
      fmt::format("seed {}\n{}{}", seed, identity(std::filesystem::path(tools.checks)), build.key);
  if (build.reused && slot.read("events.key") == key) {
    CheckRun known = parse_events(slot.read("events.jsonl"));
    known.reused = true;
    if (!retry_doubtful || !doubtful(known)) return known;
  }
  slot.remove("events.key");
  slot.remove("events.jsonl");  // the checker appends
  std::vector<std::string> environment{"LC_ALL=C.UTF-8",
                                       "CONVLINGS_RUNNER=" + build.runner.string(),
                                       "CONVLINGS_EVENTS=" + slot.file("events.jsonl").string(),
                                       fmt::format("CONVLINGS_SEED={}", seed)};
  const auto start = std::chrono::steady_clock::now();
  run({tools.checks, "--order", "decl"}, environment, checker_limits());
  CheckRun fresh = parse_events(slot.read("events.jsonl"));
  fresh.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  if (fresh.complete) slot.write("events.key", key);
  return fresh;
}

}  // namespace convlings
