// The first process of a sandbox. It starts and ends one program at a time, as the holder of its
// socket says, and answers only when all that the program had started is gone. When the socket
// closes, so does the sandbox.
#include <fcntl.h>
#include <poll.h>
#include <sys/prctl.h>
#include <sys/signalfd.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <exception>
#include <memory>
#include <string_view>

#include "sandbox/filter.hpp"
#include "sandbox/warden_settings.hpp"
#include "sandbox/warden_start.hpp"
#include "sandbox/warden_sweep.hpp"
#include "sandbox/wire.hpp"

namespace {

using namespace convlings;

std::string error_text() { return std::strerror(errno); }  // NOLINT(concurrency-mt-unsafe)

class Warden {
 public:
  explicit Warden(WardenSettings settings)
      : settings_(std::move(settings)), household_(settings_.program_uid) {
    if (settings_.filter) filter_ = std::make_unique<SyscallFilter>(getpid() == 1);
    if (settings_.counts_oom) oom_ = warden_first_group + settings_.groups;
  }

  /// Until the socket closes.
  void serve() {
    const int signals = listen_to_signals();
    answer({.kind = MessageKind::ready});
    for (bool open = true; open;) {
      pollfd ready[2] = {{warden_control, POLLIN, 0}, {signals, POLLIN, 0}};
      poll(ready, 2, -1);
      if (ready[1].revents != 0) hear(signals);
      if (ready[0].revents != 0) open = obey();
    }
    household_.end_all(-1);
  }

 private:
  /// Of a child's death only: no signal of a program, which may share the user, ends the warden.
  static int listen_to_signals() {
    sigset_t all;
    sigfillset(&all);
    sigprocmask(SIG_BLOCK, &all, nullptr);
    sigset_t heard;
    sigemptyset(&heard);
    sigaddset(&heard, SIGCHLD);
    return signalfd(-1, &heard, SFD_CLOEXEC | SFD_NONBLOCK);
  }

  void hear(int signals) {
    signalfd_siginfo signal{};
    while (read(signals, &signal, sizeof signal) == sizeof signal) {
    }
    const std::optional<int> status = household_.take_dead(program_);
    if (status) tell_end(*status);
  }

  bool obey() {
    Message message;
    const Reception reception = receive_message(warden_control, message);
    if (reception == Reception::closed) return false;
    if (reception == Reception::nothing) return true;
    if (message.kind == MessageKind::put) put(message);
    if (message.kind == MessageKind::start) start(message);
    if (message.kind == MessageKind::kill && message.job == job_) end_program();
    close_all(message.descriptors);
    return true;
  }

  void put(const Message& message) {
    const std::string problem = message.words.empty() || message.descriptors.empty()
                                    ? "a file without a name"
                                    : write_file(message.words[0], message.descriptors[0]);
    if (problem.empty()) {
      answer({.kind = MessageKind::done, .job = message.job});
    } else {
      answer({.kind = MessageKind::failed, .job = message.job, .words = {problem}});
    }
  }

  /// A new file under that name, whatever was there: no link of a program's is followed.
  static std::string write_file(const std::string& name, int content) {
    unlink(name.c_str());
    const int file = open(name.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0755);
    if (file < 0) return name + ": " + error_text();
    std::string problem;
    char buffer[65536];
    off_t at = 0;
    for (ssize_t got = 0; (got = pread(content, buffer, sizeof buffer, at)) > 0; at += got) {
      if (write(file, buffer, static_cast<std::size_t>(got)) != got) {
        problem = name + ": " + error_text();
        break;
      }
    }
    close(file);
    return problem;
  }

  void start(const Message& message) {
    end_program();  // of a starter that did not wait for its end
    oom_before_ = oom_kills();
    const Started started = start_program(message, settings_, filter_.get());
    if (!started.problem.empty()) {
      answer({.kind = MessageKind::failed, .job = message.job, .words = {started.problem}});
      return;
    }
    program_ = started.pid;
    job_ = message.job;
  }

  void end_program() {
    if (program_ < 0) return;
    const std::optional<int> status = household_.end_all(program_);
    tell_end(status.value_or(SIGKILL));
  }

  /// The program is gone; so is, before anybody hears of it, everything that it had started.
  void tell_end(int status) {
    program_ = -1;
    household_.end_all(-1);
    const bool signalled = WIFSIGNALED(status);
    const int code = signalled ? WTERMSIG(status) : WEXITSTATUS(status);
    const bool out_of_memory = status != 0 && oom_kills() > oom_before_;
    answer({.kind = MessageKind::ended,
            .job = job_,
            .numbers = {signalled ? 1 : 0, code, out_of_memory ? 1 : 0}});
  }

  /// "oom_kill 3", a line of memory.events (version 2) and memory.oom_control (version 1).
  long oom_kills() const {
    if (oom_ < 0) return 0;
    char text[512] = {};
    if (pread(oom_, text, sizeof text - 1, 0) <= 0) return 0;
    const char* line = std::strstr(text, "oom_kill ");
    return line == nullptr ? 0 : std::atol(line + std::strlen("oom_kill "));
  }

  static void answer(const Message& message) {
    try {
      send_message(warden_control, message);
    } catch (const std::exception&) {  // nobody reads: whoever waits will lose patience
    }
  }

  WardenSettings settings_;
  Household household_;
  std::unique_ptr<SyscallFilter> filter_;
  int oom_ = -1;
  long oom_before_ = 0;
  pid_t program_ = -1;
  std::uint64_t job_ = 0;
};

/// Programs of a stranger may share the warden's user. Its own end is the socket's, not its
/// parent's: there is something to tidy up first.
void hide() {
  prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
  if (getpid() != 1) prctl(PR_SET_PDEATHSIG, 0, 0, 0, 0);
}

/// What was meant for the warden closes at a program's start; what somebody forgot to close, now.
void close_others(const WardenSettings& settings) {
  const int first_other =
      warden_first_group + settings.groups + static_cast<int>(settings.counts_oom);
  for (int mine = warden_control; mine < first_other; ++mine) fcntl(mine, F_SETFD, FD_CLOEXEC);
#ifdef SYS_close_range
  if (syscall(SYS_close_range, first_other, ~0U, 0) == 0) return;
#endif
  for (int other = first_other; other < 65536; ++other) close(other);
}

}  // namespace

int main(int argc, char** argv) {
  try {
    hide();
    WardenSettings settings = parse_warden_settings({argv + 1, argv + argc});
    close_others(settings);
    umask(022);
    if (chdir(settings.box.c_str()) != 0) {
      std::fprintf(stderr, "warden: %s: %s\n", settings.box.c_str(), error_text().c_str());
      return 1;
    }
    Warden(std::move(settings)).serve();
    return 0;
  } catch (const std::exception& error) {
    std::fprintf(stderr, "warden: %s\n", error.what());
    return 1;
  }
}
