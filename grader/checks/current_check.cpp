#include "checks/current_check.hpp"

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <memory>
#include <sstream>
#include <stdexcept>
#include <thread>

namespace convlings::checks {
namespace {

std::unique_ptr<CurrentCheck> current;  // NOLINT: Catch2's listeners are reached no other way
bool a_call_timed_out = false;          // NOLINT: as above

/// FNV-1a: gives each check its own numbers under one seed.
std::uint64_t hash(const std::string& text) {
  std::uint64_t value = 0xcbf29ce484222325U;
  for (const char c : text) value = (value ^ static_cast<unsigned char>(c)) * 0x100000001b3U;
  return value;
}

std::string environment(const char* name, const char* otherwise) {
  const char* value = std::getenv(name);  // NOLINT(concurrency-mt-unsafe): one thread
  return value == nullptr ? otherwise : value;
}

/// The runner program and what to call it with, for one that takes arguments.
std::vector<std::string> runner_command() {
  std::vector<std::string> command{environment("CONVLINGS_RUNNER", "")};
  std::istringstream words(environment("CONVLINGS_RUNNER_ARGUMENTS", ""));
  for (std::string word; words >> word;) command.push_back(word);
  return command;
}

/// Processor seconds for one check's calls; who tries many wrong answers has less patience.
int cpu_seconds() {
  const int wanted = std::atoi(environment("CONVLINGS_CALL_SECONDS", "2").c_str());
  return std::clamp(a_call_timed_out ? 1 : wanted, 1, 2);
}

/// A function of a lesson needs milliseconds. Once a call has timed out the next ones are cut
/// shorter, so that a file full of endless loops still gets its verdicts soon.
Limits runner_limits() {
  return {.wall_seconds = a_call_timed_out ? 1.5 : 4.0,
          .cpu_seconds = cpu_seconds(),
          .memory_bytes = std::int64_t{1} << 30,
          .file_bytes = 1 << 20,
          .output_bytes = 1 << 20};
}

}  // namespace

CurrentCheck::CurrentCheck(const std::string& name, std::uint64_t seed,
                           std::vector<std::string> runner, const Limits& limits)
    : student_(std::move(runner), limits), random_(seed ^ hash(name)) {}

Value CurrentCheck::call(const std::string& function, const std::vector<Value>& arguments) {
  const auto start = std::chrono::steady_clock::now();
  const auto seconds = [&start] {
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  };
  try {
    Value answer = student_.call(function, arguments);
    calls_.push_back({function, arguments, answer, seconds()});
    return answer;
  } catch (const NoAnswer& none) {
    calls_.push_back({function, arguments, none, seconds()});
    throw;
  }
}

void CurrentCheck::expect_training(double seconds) {
  Limits limits = runner_limits();
  limits.memory_bytes = std::int64_t{4} << 30;
  if (!a_call_timed_out) {
    limits.wall_seconds = seconds;
    limits.cpu_seconds =
        static_cast<int>(seconds * std::max(1U, std::thread::hardware_concurrency()));
  }
  student_.set_limits(limits);
}

void CurrentCheck::fail(Verdict verdict, Story story) {
  if (verdict_ != Verdict::passed) return;
  verdict_ = verdict;
  story.printed = student_.printed();
  story_ = std::move(story);
}

CurrentCheck& current_check() {
  if (!current) throw std::logic_error("checks: no check runs now");
  return *current;
}

bool in_brief() { return environment("CONVLINGS_BRIEF", "") == "1"; }

void begin_check(const std::string& name) {
  const std::uint64_t seed = std::stoull(environment("CONVLINGS_SEED", "1"));
  current = std::make_unique<CurrentCheck>(name, seed, runner_command(), runner_limits());
}

void end_check() {
  if (current && current->verdict() == Verdict::timed_out) a_call_timed_out = true;
  current.reset();
}

}  // namespace convlings::checks
