// Between fork and exec: how the warden turns a copy of itself into a stranger's program.
#pragma once

#include <sys/types.h>

#include <string>

#include "sandbox/filter.hpp"
#include "sandbox/warden_settings.hpp"
#include "sandbox/wire.hpp"

namespace convlings {

/// What came of a start.
struct Started {
  pid_t pid = -1;
  std::string problem;  ///< not empty: the system refused, and there is no program
};

/// Starts what the message says, walled off. `filter` may be null.
Started start_program(const Message& start, const WardenSettings& settings, SyscallFilter* filter);

}  // namespace convlings
