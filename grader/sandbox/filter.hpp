// A list of system calls that no program of a stranger gets: those that reach other processes, the
// kernel's less trodden parts, or beyond namespaces.
#pragma once

#include <sys/types.h>

#include <cstddef>
#include <cstdint>
#include <vector>

namespace convlings {

/// Made once; installing it costs one system call a program.
class SyscallFilter {
 public:
  /// Without a pid namespace a program may send signals to itself only.
  /// Throws std::runtime_error where the filter cannot be made.
  explicit SyscallFilter(bool own_pids);

  /// For this process and all that it starts, for ever. Only calls that are safe after fork.
  bool install(pid_t self);

 private:
  struct Instruction {  // as struct sock_filter
    std::uint16_t code;
    std::uint8_t jump_true;
    std::uint8_t jump_false;
    std::uint32_t value;
  };
  std::vector<Instruction> program_;
  std::vector<std::size_t> own_pid_;  ///< where the program's own pid is compared
};

/// True when this program was built with libseccomp.
bool can_filter();

}  // namespace convlings
