// How well a program is walled off: levels, each with all that the ones before it have.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace convlings {

enum class Isolation {
  limits,     ///< rlimits, a clock outside, caps on output; all that it started is killed
  filtered,   ///< and a list of forbidden system calls (seccomp)
  sandboxed,  ///< and namespaces of its own: no network, no host files (bubblewrap)
  contained   ///< and limits of memory and processes for all of it together (cgroups)
};

/// "limits", "filtered", "sandboxed", "contained".
std::string_view to_string(Isolation level);

/// The other way; nothing for an unknown name.
std::optional<Isolation> parse_isolation(std::string_view name);

/// What was used for one run, for every report.
struct IsolationUsed {
  Isolation level = Isolation::limits;
  bool other_uid = false;  ///< the grader is root, and the program was not

  /// "sandboxed, as another user": one phrase for people. Level and uid, nothing else.
  std::string text() const;
};

}  // namespace convlings
