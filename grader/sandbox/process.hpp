// A child process under limits, in a process group of its own, that never outlives its owner.
#pragma once

#include <sys/types.h>

#include <cstdint>
#include <string>
#include <vector>

#include "sandbox/child.hpp"

namespace convlings {

/// What a child may use. Zero means no limit.
struct Limits {
  double wall_seconds = 10;             ///< watched from outside
  int cpu_seconds = 10;                 ///< RLIMIT_CPU, kernel's watch
  std::int64_t memory_bytes = 0;        ///< RLIMIT_AS; ignored under AddressSanitizer
  std::int64_t file_bytes = 0;          ///< RLIMIT_FSIZE, a file that it writes
  std::int64_t output_bytes = 1 << 20;  ///< standard output and error together
};

/// `memory_bytes` for RLIMIT_AS: none in a build with AddressSanitizer, which reserves terabytes of
/// addresses.
std::int64_t address_limit(const Limits& limits);

/// A descriptor of ours that a child gets too, under a number of its own.
struct Inherited {
  int descriptor = -1;
  int number = -1;  ///< from 3 on; 4 on where there is a channel
};

/// Starts `arguments[0]` (a path, no shell, no search) with a fresh environment of `environment`
/// entries ("NAME=value"), standard input empty, output and error in one pipe.
class Process : public Child {
 public:
  /// With `channel`, the child finds one end of a socket as descriptor 3.
  /// Throws std::system_error when the system has no process, pipe or socket to give.
  Process(const std::vector<std::string>& arguments, const std::vector<std::string>& environment,
          const Limits& limits, bool channel, const std::vector<Inherited>& inherited = {});
  ~Process() override;
  Process(const Process&) = delete;
  Process& operator=(const Process&) = delete;

  pid_t pid() const { return pid_; }
  int channel() const override { return channel_; }
  int output() const override { return output_; }
  Ending finish() override;
  bool has_ended() override;

 private:
  pid_t pid_ = -1;
  int channel_ = -1;
  int output_ = -1;
  bool reaped_ = false;
  Ending ending_;
};

/// "segmentation fault (SIGSEGV)" and so on, for people.
std::string signal_text(int signal);

}  // namespace convlings
