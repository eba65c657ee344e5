#include "sandbox/link.hpp"

#include <fcntl.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <chrono>
#include <cstring>

namespace convlings {

void system_refused(const std::string& what) {
  throw SandboxError("sandbox: " + what + ": " +
                     std::strerror(errno));  // NOLINT(concurrency-mt-unsafe)
}

namespace {

using Clock = std::chrono::steady_clock;

/// True for this job's own answer. Throws when it is a refusal.
bool is_answer(const Message& message, std::uint64_t job) {
  if (message.job != job) return false;
  if (message.kind == MessageKind::failed) {
    throw SandboxError("sandbox: the warden cannot do that: " +
                       (message.words.empty() ? "no reason given" : message.words[0]));
  }
  return true;
}

/// False when nothing is there. Throws when the warden is gone.
bool receive(int socket, Message& message) {
  const Reception reception = receive_message(socket, message);
  if (reception == Reception::closed) throw SandboxError("sandbox: the warden is gone");
  close_all(message.descriptors);
  return reception == Reception::message;
}

}  // namespace

std::uint64_t fresh_job() {
  static std::atomic<std::uint32_t> last{0};
  return (static_cast<std::uint64_t>(getpid()) << 32U) | ++last;
}

void tell_warden(int socket, const Message& message) {
  try {
    if (!send_message(socket, message)) throw SandboxError("sandbox: the warden is gone");
  } catch (const SandboxError&) {
    throw;
  } catch (const std::exception& error) {
    throw SandboxError(error.what());
  }
}

Message await_warden(int socket, std::uint64_t job) {
  const auto deadline = Clock::now() + std::chrono::duration<double>(warden_seconds);
  for (;;) {
    Message message;
    if (receive(socket, message)) {
      if (is_answer(message, job)) return message;
      continue;
    }
    const auto left =
        std::chrono::duration_cast<std::chrono::milliseconds>(deadline - Clock::now()).count();
    if (left <= 0) throw SandboxError("sandbox: the warden does not answer");
    pollfd ready{socket, POLLIN, 0};
    poll(&ready, 1, static_cast<int>(left) + 1);
  }
}

LinkedChild::LinkedChild(int socket, const Job& job) : socket_(socket) {
  int pipes[2];
  int sockets[2] = {-1, -1};
  if (pipe2(pipes, O_CLOEXEC) != 0) system_refused("pipe");
  output_ = pipes[0];
  fcntl(output_, F_SETFL, O_NONBLOCK);
  std::vector<int> theirs{pipes[1]};
  if (job.channel) {
    if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, sockets) != 0) {
      close_all(theirs);
      close_ends();
      system_refused("socketpair");
    }
    channel_ = sockets[0];
    theirs.push_back(sockets[1]);
  }
  const Limits& limits = job.limits;
  try {
    tell_warden(socket_, {.kind = MessageKind::start,
                          .job = job_,
                          .numbers = {limits.cpu_seconds, address_limit(limits), limits.file_bytes},
                          .words = job.arguments,
                          .environment = job.environment,
                          .descriptors = theirs});
  } catch (...) {
    close_all(theirs);
    close_ends();
    throw;
  }
  close_all(theirs);
}

LinkedChild::~LinkedChild() {
  try {
    finish();
  } catch (const std::exception&) {  // the next start hears of it
  }
  close_ends();
}

bool LinkedChild::has_ended() {
  Message message;
  while (!ended_ && receive(socket_, message)) {
    if (is_answer(message, job_)) take_end(message);
  }
  return ended_;
}

Ending LinkedChild::finish() {
  if (!has_ended()) {
    tell_warden(socket_, {.kind = MessageKind::kill, .job = job_});
    take_end(await_warden(socket_, job_));
  }
  return ending_;
}

void LinkedChild::take_end(const Message& message) {
  ended_ = true;
  ending_.signalled = message.numbers[end_signalled] != 0;
  ending_.code = static_cast<int>(message.numbers[end_code]);
  ending_.out_of_memory = message.numbers[end_out_of_memory] != 0;
}

void LinkedChild::close_ends() {
  if (channel_ >= 0) close(channel_);
  if (output_ >= 0) close(output_);
}

std::unique_ptr<Child> SandboxLink::start(const Job& job) {
  return std::make_unique<LinkedChild>(descriptor_, job);
}

}  // namespace convlings
