// One runner process, seen from the checker: send a call, wait with a watch in the hand.
#pragma once

#include <chrono>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "protocol/value.hpp"
#include "sandbox/process.hpp"
#include "story/verdict.hpp"

namespace convlings::checks {

/// Why a call brought no answer.
struct NoAnswer {
  Verdict verdict;
  std::string message;  ///< one sentence for the student
};

/// Starts at the first call, lives for one check, and is killed with all its children after it.
/// Where CONVLINGS_SANDBOX names a descriptor, a sandbox's socket, it lives in there.
class StudentProcess {
 public:
  /// command: the runner program, and arguments for it.
  StudentProcess(std::vector<std::string> command, Limits limits)
      : command_(std::move(command)), limits_(limits) {}

  /// Limits for all calls, before the first of them.
  void set_limits(const Limits& limits) { limits_ = limits; }

  /// The answer of the student's function. Throws NoAnswer when there is none.
  Value call(const std::string& function, const std::vector<Value>& arguments);

  /// What the student's code printed so far: its tail, control characters replaced.
  std::string printed() const;

  /// What a sanitizer said of it, in a run for sanitizers (CONVLINGS_SANITIZED=1); else empty.
  std::string sanitizer_report() const;

 private:
  void start();
  Value ask(const std::string& function, const std::vector<Value>& arguments);
  void send(const Bytes& bytes);
  Bytes receive(std::uint64_t nonce);
  void read_exactly(std::uint8_t* to, std::size_t size);
  void wait_for(short events);
  void collect_output();
  [[noreturn]] void give_up(Verdict verdict, const std::string& message);
  [[noreturn]] void explain_end();

  std::vector<std::string> command_;
  Limits limits_;
  std::unique_ptr<Child> process_;
  std::chrono::steady_clock::time_point deadline_;
  std::string output_;
};

}  // namespace convlings::checks
