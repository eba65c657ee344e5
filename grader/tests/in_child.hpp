// A part of a test in a process of its own: for limits, for other users, to be killed.
#pragma once

#include <sys/types.h>

#include <functional>
#include <string>

/// A child that runs `work`, which may write bytes to the descriptor it is given. It is killed with
/// this object.
class Forked {
 public:
  explicit Forked(const std::function<void(int descriptor)>& work);
  ~Forked();
  Forked(const Forked&) = delete;
  Forked& operator=(const Forked&) = delete;

  pid_t pid() const { return pid_; }
  /// Waits for its next byte; false when it has ended.
  bool wait_for_byte();
  /// Kills it at once and waits for its death.
  void kill_now();
  /// Waits for its end and returns all that it wrote since.
  std::string rest();

 private:
  pid_t pid_ = -1;
  int pipe_ = -1;
};

/// What `work` returns, or "threw: <why>", from a child.
std::string in_child(const std::function<std::string()>& work);
