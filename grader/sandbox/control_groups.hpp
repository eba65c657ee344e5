// Limits of memory and processes for all programs of a sandbox together: cgroups of version 2 or 1.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace convlings {

/// Groups of a name of their own, which live as long as this object. Programs enter them by
/// writing "0" into `entrances()`.
class ControlGroups {
 public:
  /// Throws SandboxError where groups cannot be made: none are mounted, or they are not writable.
  ControlGroups(const std::string& name, std::int64_t memory_bytes, int processes);
  ~ControlGroups();
  ControlGroups(const ControlGroups&) = delete;
  ControlGroups& operator=(const ControlGroups&) = delete;

  /// Descriptors, open for writing.
  const std::vector<int>& entrances() const { return entrances_; }

  /// A file with a line "oom_kill N".
  int oom_counter() const { return oom_counter_; }

  /// Kills what is in there; waits until nothing is, at most two seconds.
  void clear();

 private:
  void make(const std::filesystem::path& parent, const std::string& name);
  void limit(const std::filesystem::path& group, const char* file, std::int64_t value);
  void enter(const std::filesystem::path& group);
  void remove();

  std::vector<std::filesystem::path> groups_;
  std::vector<int> entrances_;
  int oom_counter_ = -1;
};

/// Which version a program's limits could come from here: 2, 1, or 0 for none. Says nothing of
/// permission.
int control_group_version();

}  // namespace convlings
