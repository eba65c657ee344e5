#include "sandbox/process.hpp"

#include <fcntl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>
#ifdef __linux__
#include <sys/prctl.h>
#endif

#include <cerrno>
#include <csignal>
#include <system_error>

namespace convlings {
namespace {

constexpr int channel_in_child = 3;

[[noreturn]] void fail(const char* what) {
  throw std::system_error(errno, std::generic_category(), what);
}

std::vector<char*> pointers(const std::vector<std::string>& texts) {
  std::vector<char*> result;
  result.reserve(texts.size() + 1);
  for (const std::string& text : texts) result.push_back(const_cast<char*>(text.c_str()));
  result.push_back(nullptr);
  return result;
}

template <typename Resource>  // an enumeration here, an int elsewhere
void limit(Resource resource, std::int64_t value) {
  const rlimit both{static_cast<rlim_t>(value), static_cast<rlim_t>(value)};
  setrlimit(resource, &both);
}

/// Two ends of a pipe or of a socket, which no other child inherits.
void open_pipe(int (&ends)[2]) {
#ifdef __linux__
  if (pipe2(ends, O_CLOEXEC) != 0) fail("pipe");
#else
  if (pipe(ends) != 0) fail("pipe");
  for (const int end : ends) fcntl(end, F_SETFD, FD_CLOEXEC);
#endif
}

void open_socket(int (&ends)[2]) {
#ifdef __linux__
  if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0) fail("socketpair");
#else
  if (socketpair(AF_UNIX, SOCK_STREAM, 0, ends) != 0) fail("socketpair");
  for (const int end : ends) fcntl(end, F_SETFD, FD_CLOEXEC);
  const int yes = 1;  // a dead runner is an answer, not a signal to us
  setsockopt(ends[0], SOL_SOCKET, SO_NOSIGPIPE, &yes, sizeof yes);
#endif
}

void apply(const Limits& limits) {
  limit(RLIMIT_CORE, 0);
  if (limits.cpu_seconds > 0) limit(RLIMIT_CPU, limits.cpu_seconds);
  if (limits.file_bytes > 0) limit(RLIMIT_FSIZE, limits.file_bytes);
  if (address_limit(limits) > 0) limit(RLIMIT_AS, address_limit(limits));
}

/// Two steps, as a number that is wanted may be a descriptor that is still needed.
void hand_down(const Inherited* begin, const Inherited* end, int* spare) {
  constexpr int high = 64;  // above all numbers that are wanted
  for (const Inherited* one = begin; one != end; ++one) {
    spare[one - begin] = fcntl(one->descriptor, F_DUPFD_CLOEXEC, high);
  }
  for (const Inherited* one = begin; one != end; ++one) dup2(spare[one - begin], one->number);
}

/// Between fork and exec: only calls that are safe there.
[[noreturn]] void become(char* const* arguments, char* const* environment, const Limits& limits,
                         int channel, int output, const std::vector<Inherited>& inherited,
                         int* spare) {
  setpgid(0, 0);
#ifdef __linux__
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
#endif
  const int empty = open("/dev/null", O_RDONLY);
  dup2(empty, STDIN_FILENO);
  dup2(output, STDOUT_FILENO);
  dup2(output, STDERR_FILENO);
  if (channel >= 0) {
    if (channel == channel_in_child) {
      fcntl(channel, F_SETFD, 0);
    } else {
      dup2(channel, channel_in_child);
    }
  }
  hand_down(inherited.data(), inherited.data() + inherited.size(), spare);
  apply(limits);
  execve(arguments[0], arguments, environment);
  _exit(127);
}

}  // namespace

std::int64_t address_limit(const Limits& limits) {
#if defined(CONVLINGS_WITH_SANITIZERS)
  static_cast<void>(limits);
  return 0;
#else
  return limits.memory_bytes;
#endif
}

Process::Process(const std::vector<std::string>& arguments,
                 const std::vector<std::string>& environment, const Limits& limits, bool channel,
                 const std::vector<Inherited>& inherited) {
  const std::vector<char*> argv = pointers(arguments);
  const std::vector<char*> envp = pointers(environment);
  std::vector<int> spare(inherited.size());
  int sockets[2] = {-1, -1};
  int pipes[2] = {-1, -1};
  if (channel) open_socket(sockets);
  open_pipe(pipes);
  pid_ = fork();
  if (pid_ < 0) fail("fork");
  if (pid_ == 0) {
    become(argv.data(), envp.data(), limits, sockets[1], pipes[1], inherited, spare.data());
  }
  setpgid(pid_, pid_);  // by both, so that the group exists whoever is first
  close(pipes[1]);
  if (channel) close(sockets[1]);
  channel_ = sockets[0];
  output_ = pipes[0];
  fcntl(output_, F_SETFL, O_NONBLOCK);
}

Process::~Process() {
  finish();
  if (channel_ >= 0) close(channel_);
  close(output_);
}

bool Process::has_ended() {
  if (reaped_) return true;
  siginfo_t info{};
  return waitid(P_PID, static_cast<id_t>(pid_), &info, WEXITED | WNOHANG | WNOWAIT) == 0 &&
         info.si_pid == pid_;
}

Ending Process::finish() {
  if (reaped_) return ending_;
  kill(-pid_, SIGKILL);
  kill(pid_, SIGKILL);  // it may have left its group
  int status = 0;
  while (waitpid(pid_, &status, 0) < 0 && errno == EINTR) {
  }
  kill(-pid_, SIGKILL);  // children that were forked meanwhile
  reaped_ = true;
  ending_.signalled = WIFSIGNALED(status);
  ending_.code = ending_.signalled ? WTERMSIG(status) : WEXITSTATUS(status);
  return ending_;
}

std::string signal_text(int signal) {
  switch (signal) {
    case SIGSEGV:
      return "segmentation fault (SIGSEGV)";
    case SIGBUS:
      return "bus error (SIGBUS)";
    case SIGABRT:
      return "abort (SIGABRT)";
    case SIGFPE:
      return "arithmetic error, such as a division by zero (SIGFPE)";
    case SIGILL:
      return "illegal instruction (SIGILL)";
    case SIGXCPU:
      return "processor time used up (SIGXCPU)";
    case SIGXFSZ:
      return "file too large (SIGXFSZ)";
    case SIGKILL:
      return "killed (SIGKILL)";
    default:
      return "signal " + std::to_string(signal);
  }
}

}  // namespace convlings
