#include "sandbox/run.hpp"

#include <poll.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>

namespace convlings {

using Clock = std::chrono::steady_clock;

namespace {

thread_local const std::atomic<bool>* stop_wanted = nullptr;

}  // namespace

Stoppable::Stoppable(const std::atomic<bool>& stop) { stop_wanted = &stop; }

Stoppable::~Stoppable() { stop_wanted = nullptr; }

bool drain(int descriptor, std::string& text) {
  char buffer[16384];
  for (;;) {
    const ssize_t got = read(descriptor, buffer, sizeof buffer);
    if (got > 0) {
      text.append(buffer, static_cast<std::size_t>(got));
      if (text.size() > std::size_t{64} << 20U) return true;  // the caller looks at the limit
    } else if (got == 0) {
      return false;
    } else if (errno != EINTR) {
      return errno == EAGAIN;
    }
  }
}

RunResult attend(Child& child, const Limits& limits) {
  const auto deadline = Clock::now() + std::chrono::duration<double>(limits.wall_seconds);
  RunResult result;
  bool open = true;
  while (open || !child.has_ended()) {
    if (stop_wanted != nullptr && *stop_wanted) throw RunStopped();
    if (Clock::now() >= deadline) {
      result.timed_out = true;
      break;
    }
    pollfd ready{child.output(), POLLIN, 0};
    poll(&ready, open ? 1 : 0, open ? 50 : 1);
    if (open) open = drain(child.output(), result.output);
    if (static_cast<std::int64_t>(result.output.size()) > limits.output_bytes) {
      result.too_much = true;
      break;
    }
    if (child.has_ended()) {  // a grandchild may hold the pipe open for ever
      drain(child.output(), result.output);
      break;
    }
  }
  result.ending = child.finish();
  return result;
}

RunResult run(const std::vector<std::string>& arguments,
              const std::vector<std::string>& environment, const Limits& limits,
              const std::vector<Inherited>& inherited) {
  Process process(arguments, environment, limits, false, inherited);
  return attend(process, limits);
}

}  // namespace convlings
