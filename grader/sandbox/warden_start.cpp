#include "sandbox/warden_start.hpp"

#include <fcntl.h>
#include <grp.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstring>
#include <vector>

namespace convlings {
namespace {

/// Told through a pipe that closes itself when the program begins.
struct Refusal {
  char step[32];
  int error;
};

std::vector<char*> pointers(const std::vector<std::string>& texts) {
  std::vector<char*> result;
  result.reserve(texts.size() + 1);
  for (const std::string& text : texts) result.push_back(const_cast<char*>(text.c_str()));
  result.push_back(nullptr);
  return result;
}

/// The copy of the warden that becomes the program. Every step works or nothing is started.
class Becoming {
 public:
  Becoming(const WardenSettings& settings, SyscallFilter* filter, int told)
      : settings_(settings), filter_(filter), told_(told) {}

  [[noreturn]] void run(const Message& start, char* const* arguments, char* const* environment) {
    must(setsid() >= 0, "setsid");
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    forget_signals();
    umask(022);
    enter_groups();
    take_descriptors(start);
    limit(start);
    change_user();
    must(prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0, "no_new_privs");
    if (filter_ != nullptr) must(filter_->install(getpid()), "seccomp");
    execve(arguments[0], arguments, environment);
    if (errno == ENOENT || errno == EACCES || errno == ENOEXEC) _exit(127);
    refuse("execve");
  }

 private:
  [[noreturn]] void refuse(const char* step) const {
    Refusal refusal{};
    std::strncpy(refusal.step, step, sizeof refusal.step - 1);
    refusal.error = errno;
    if (write(told_, &refusal, sizeof refusal) < 0) _exit(126);
    _exit(126);
  }

  void must(bool worked, const char* step) const {
    if (!worked) refuse(step);
  }

  static void forget_signals() {
    for (int signal = 1; signal < NSIG; ++signal) ::signal(signal, SIG_DFL);
    sigset_t none;
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, nullptr);
  }

  /// By itself, so that the warden stays outside of the limits and out of the kernel's sight when
  /// memory is short.
  void enter_groups() const {
    for (int i = 0; i < settings_.groups; ++i) {
      must(write(warden_first_group + i, "0", 1) == 1, "cgroup");
    }
  }

  void take_descriptors(const Message& start) {
    const int empty = open("/dev/null", O_RDONLY | O_CLOEXEC);
    must(empty >= 0, "/dev/null");
    constexpr int high = 64;
    const int output = fcntl(start.descriptors[0], F_DUPFD_CLOEXEC, high);
    const int channel =
        start.descriptors.size() > 1 ? fcntl(start.descriptors[1], F_DUPFD_CLOEXEC, high) : -1;
    told_ = fcntl(told_, F_DUPFD_CLOEXEC, high);
    must(dup2(empty, 0) == 0 && dup2(output, 1) == 1 && dup2(output, 2) == 2, "dup2");
    if (channel >= 0) must(dup2(channel, 3) == 3, "dup2");  // all others close themselves at exec
  }

  void limit_to(__rlimit_resource resource, std::int64_t soft, std::int64_t hard) const {
    rlimit now{};
    getrlimit(resource, &now);  // an ordinary user may not go above what it has
    const rlim_t most = std::min(static_cast<rlim_t>(hard), now.rlim_max);
    const rlimit wanted{std::min(static_cast<rlim_t>(soft), most), most};
    must(setrlimit(resource, &wanted) == 0, "setrlimit");
  }

  void limit(const Message& start) const {
    constexpr std::int64_t mega = 1 << 20;
    limit_to(RLIMIT_CORE, 0, 0);
    limit_to(RLIMIT_NOFILE, 256, 256);
    limit_to(RLIMIT_STACK, 8 * mega, 64 * mega);  // a compiler asks for more
    limit_to(RLIMIT_MSGQUEUE, 0, 0);
    const auto set = [&](__rlimit_resource resource, std::int64_t value) {
      if (value > 0) limit_to(resource, value, value);
    };
    set(RLIMIT_NPROC, settings_.processes);
    set(RLIMIT_CPU, start.numbers[start_cpu_seconds]);
    set(RLIMIT_AS, start.numbers[start_memory_bytes]);
    set(RLIMIT_FSIZE, start.numbers[start_file_bytes]);
  }

  void change_user() const {
    const uid_t user = settings_.program_uid;
    if (user == 0) return;
    must(setgroups(0, nullptr) == 0, "setgroups");
    must(setresgid(user, user, user) == 0, "setresgid");
    must(setresuid(user, user, user) == 0, "setresuid");
  }

  const WardenSettings& settings_;
  SyscallFilter* filter_;
  int told_;
};

}  // namespace

Started start_program(const Message& start, const WardenSettings& settings, SyscallFilter* filter) {
  if (start.words.empty() || start.descriptors.empty()) return {-1, "a start without a program"};
  const std::vector<char*> arguments = pointers(start.words);
  const std::vector<char*> environment = pointers(start.environment);
  int told[2];
  if (pipe2(told, O_CLOEXEC) != 0) return {-1, "there is no pipe to be had"};
  Started started{fork(), ""};
  if (started.pid == 0) {
    Becoming(settings, filter, told[1]).run(start, arguments.data(), environment.data());
  }
  close(told[1]);
  Refusal refusal{};
  if (started.pid < 0) {
    started.problem = "there is no process to be had";
  } else if (read(told[0], &refusal, sizeof refusal) == sizeof refusal) {
    waitpid(started.pid, nullptr, 0);
    started.pid = -1;
    started.problem = std::string(refusal.step) + ": " +
                      std::strerror(refusal.error);  // NOLINT(concurrency-mt-unsafe): one thread
  }
  close(told[0]);
  return started;
}

}  // namespace convlings
