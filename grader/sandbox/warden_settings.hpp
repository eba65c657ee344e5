// How a warden is called: words "name=number" on its command line, the box as "box=path".
#pragma once

#include <sys/types.h>

#include <string>
#include <vector>

namespace convlings {

/// Descriptors that a warden inherits, by number.
constexpr int warden_control = 3;
constexpr int warden_first_group = 4;

struct WardenSettings {
  std::string box;          ///< working folder of all programs
  bool filter = false;      ///< seccomp
  uid_t program_uid = 0;    ///< for programs; 0: the warden's own
  int processes = 0;        ///< RLIMIT_NPROC; 0: none
  int groups = 0;           ///< cgroup.procs files, from warden_first_group on; each program enters
  bool counts_oom = false;  ///< after them: a file that tells how often memory ran out
};

std::vector<std::string> to_words(const WardenSettings& settings);
WardenSettings parse_warden_settings(const std::vector<std::string>& words);

}  // namespace convlings
