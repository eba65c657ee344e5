// Talking to a warden: every answer is waited for with a watch in the hand.
#pragma once

#include <cstdint>
#include <string>

#include "sandbox/child.hpp"
#include "sandbox/sandbox.hpp"
#include "sandbox/wire.hpp"

namespace convlings {

/// How long a warden may take: it has nothing to do but to kill, yet the machine may be busy.
constexpr double warden_seconds = 5;

/// Throws SandboxError: what the system refused, and errno in words.
[[noreturn]] void system_refused(const std::string& what);

/// A number that no other job of this socket has, whoever started it.
std::uint64_t fresh_job();

/// Sends; throws SandboxError when the warden is gone.
void tell_warden(int socket, const Message& message);

/// The next answer to `job`; older ones are passed over. Throws SandboxError when it does not come
/// in time, when it says that something failed, or when the warden is gone.
Message await_warden(int socket, std::uint64_t job);

/// A program behind a warden.
class LinkedChild : public Child {
 public:
  LinkedChild(int socket, const Job& job);
  ~LinkedChild() override;
  LinkedChild(const LinkedChild&) = delete;
  LinkedChild& operator=(const LinkedChild&) = delete;

  int channel() const override { return channel_; }
  int output() const override { return output_; }
  Ending finish() override;
  bool has_ended() override;

 private:
  void take_end(const Message& message);
  void close_ends();

  int socket_;
  std::uint64_t job_ = fresh_job();
  int channel_ = -1;
  int output_ = -1;
  bool ended_ = false;
  Ending ending_;
};

}  // namespace convlings
