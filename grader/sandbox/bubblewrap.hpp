// The walls of a sandbox: how bubblewrap is called.
#pragma once

#include <string>
#include <vector>

#include "sandbox/sandbox.hpp"

namespace convlings {

/// bubblewrap on this machine.
struct Bubblewrap {
  std::string path;        ///< empty: not installed
  std::string version;     ///< "0.8.0"
  bool sizes_box = false;  ///< it can bound a tmpfs (0.7 and later)
};

/// Found once.
const Bubblewrap& bubblewrap();

/// The box, as programs in there know it.
constexpr const char* inner_box = "/box";

/// Starts `warden` (a file of the host) with `words`, in namespaces of its own. `root`: the grader
/// is root, so there is no need for a user namespace, and the warden may change users.
std::vector<std::string> bubblewrap_command(const SandboxPlan& plan, bool root,
                                            const std::string& warden,
                                            const std::vector<std::string>& words);

}  // namespace convlings
