// Runs a command to its end: a compiler, a linker, a checker.
#pragma once

#include <atomic>
#include <exception>
#include <string>
#include <vector>

#include "sandbox/process.hpp"

namespace convlings {

/// What came of a command.
struct RunResult {
  Ending ending;
  bool timed_out = false;  ///< the wall clock ran out and it was killed
  bool too_much = false;   ///< it wrote more than `output_bytes` and was killed
  std::string output;      ///< standard output and error, as they came

  bool succeeded() const {
    return !timed_out && !too_much && !ending.signalled && ending.code == 0;
  }
};

/// Starts the command (no shell; `arguments[0]` is a path), collects its output, and waits.
RunResult run(const std::vector<std::string>& arguments,
              const std::vector<std::string>& environment, const Limits& limits,
              const std::vector<Inherited>& inherited = {});

/// Collects the output of a program that was started with these limits, and waits for its end.
RunResult attend(Child& child, const Limits& limits);

/// Somebody no longer wants to know what comes of a command.
class RunStopped : public std::exception {
 public:
  const char* what() const noexcept override { return "stopped"; }
};

/// While one lives, `run` and `attend` on this thread kill the command and throw RunStopped as soon
/// as `stop` is true.
class Stoppable {
 public:
  explicit Stoppable(const std::atomic<bool>& stop);
  ~Stoppable();
  Stoppable(const Stoppable&) = delete;
  Stoppable& operator=(const Stoppable&) = delete;
};

/// Reads what a pipe holds now into `text`; false at its end.
bool drain(int descriptor, std::string& text);

}  // namespace convlings
