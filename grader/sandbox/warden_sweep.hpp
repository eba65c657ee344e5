// Ends everything that a program has started, and takes the dead away.
#pragma once

#include <sys/types.h>

#include <optional>

namespace convlings {

/// The warden's children, and all that theirs became: it is the first process of its pid namespace
/// or a "subreaper", so whoever loses a parent becomes its child.
class Household {
 public:
  /// `program_uid`: whose processes may be killed in one sweep; 0 when they share the warden's
  /// user.
  explicit Household(uid_t program_uid);

  /// Takes the dead away; does not wait. The status of `watched`, when it is among them.
  std::optional<int> take_dead(pid_t watched);

  /// Kills all and waits for all. The status of `watched`, when it is among them.
  std::optional<int> end_all(pid_t watched);

 private:
  void kill_all() const;

  uid_t program_uid_;
  bool own_pids_;
};

}  // namespace convlings
