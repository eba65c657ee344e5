// A sandbox of the level under test, with a probe in it; what is left of a program afterwards.
#pragma once

#include <unistd.h>

#include <catch2_either.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <sstream>
#include <string>
#include <vector>

#include "sandbox/sandbox.hpp"

namespace convlings::sandbox_tests {

/// CONVLINGS_TEST_LEVEL; "limits" where it is not set.
inline Isolation level() {
  const char* name = std::getenv("CONVLINGS_TEST_LEVEL");  // NOLINT(concurrency-mt-unsafe)
  return parse_isolation(name == nullptr ? "limits" : name).value();
}

/// False, and said, where this machine does not offer the level. ctest then counts it as skipped.
inline bool offered() {
  static const std::string why = why_not(level());
  if (!why.empty()) std::cout << "skipped: no level " << to_string(level()) << ": " << why << '\n';
  return why.empty();
}

/// Programs share the tests' own user, and no wall stands between.
inline bool defenceless() { return level() == Isolation::limits && geteuid() != 0; }

/// The kernel counts this sandbox's processes apart from others.
inline bool counted_apart() { return geteuid() == 0 || level() >= Isolation::sandboxed; }

/// What could be read: a process may end meanwhile, and its files with it.
inline std::string content(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

inline int entries(const std::filesystem::path& folder) {
  int count = 0;
  std::error_code error;
  for (const auto& entry : std::filesystem::directory_iterator(folder, error)) {
    count += entry.path().empty() ? 0 : 1;
  }
  return count;
}

/// Seconds to sleep, by which this test's sleepers are known among those of tests beside it.
inline std::string own_nap() { return std::to_string(50'000'000 + getpid()); }

/// Living processes of this machine whose command line holds `mark`.
inline int living(const std::string& mark) {
  int count = 0;
  std::error_code error;
  for (const auto& entry : std::filesystem::directory_iterator("/proc", error)) {
    if (entry.path().filename() == std::to_string(getpid())) continue;
    if (content(entry.path() / "cmdline").find(mark) != std::string::npos) ++count;
  }
  return count;
}

/// Gone at once, or soon where somebody else has to take the dead away.
inline bool all_gone(const std::string& mark) {
  for (int i = 0; i < 500; ++i) {
    if (living(mark) == 0) return true;
    usleep(10'000);
  }
  return false;
}

class Place {
 public:
  explicit Place(const SandboxPlan& plan = small_plan()) : sandbox_(plan) {
    static int count = 0;
    mark_ = "probe-" + std::to_string(getpid()) + "-" + std::to_string(++count);
    sandbox_.put(mark_, content(CONVLINGS_PROBE));
  }

  static SandboxPlan small_plan() {
    SandboxPlan plan;
    plan.level = level();
    plan.box_bytes = 16 << 20;
    return plan;
  }

  Sandbox& sandbox() { return sandbox_; }
  const std::string& mark() const { return mark_; }  ///< in the command line of every probe here

  Job job(const std::vector<std::string>& words, const Limits& limits = {}) const {
    Job job{{(sandbox_.box() / mark_).string()}, {}, limits, false};
    job.arguments.insert(job.arguments.end(), words.begin(), words.end());
    return job;
  }

  /// The probe's attempt.
  RunResult attempt(const std::vector<std::string>& words, const Limits& limits = {}) {
    return sandbox_.run(job(words, limits));
  }

  RunResult shell(const std::string& script, const Limits& limits = {}) {
    return sandbox_.run({{"/bin/sh", "-c", script}, {"PATH=/usr/bin:/bin"}, limits, false});
  }

  bool denies(const std::vector<std::string>& words) {
    const RunResult result = attempt(words, {.wall_seconds = 5});
    UNSCOPED_INFO(words[0] << ": " << result.output);
    return result.output.rfind("denied", 0) == 0;
  }

 private:
  Sandbox sandbox_;
  std::string mark_;
};

}  // namespace convlings::sandbox_tests
