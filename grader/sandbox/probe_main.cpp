// A program that tries what it should not be able to do, one attempt a run, and says what came of
// it: "possible", or "denied: why". `convlings doctor` and the tests run it inside of a sandbox.
#include <dirent.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <sched.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/ptrace.h>
#include <sys/shm.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <csignal>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <string>

extern char** environ;

namespace {

constexpr long mega = 1 << 20;

int possible(const std::string& how = "") {
  std::printf("possible%s%s\n", how.empty() ? "" : ": ", how.c_str());
  return 0;
}

int denied(const std::string& why) {
  std::printf("denied: %s\n", why.c_str());
  return 0;
}

int denied() { return denied(std::strerror(errno)); }

int read_file(const std::string& path) {
  char byte = 0;
  const int file = open(path.c_str(), O_RDONLY);
  if (file < 0) return denied();
  return read(file, &byte, 1) == 1 ? possible() : denied("nothing in it");
}

int list_processes() {
  DIR* folder = opendir("/proc");
  if (folder == nullptr) return denied();
  int others = 0;
  while (const dirent* entry = readdir(folder)) {
    const int pid = std::atoi(entry->d_name);
    if (pid > 0 && pid != getpid()) ++others;
  }
  closedir(folder);
  return others > 0 ? possible(std::to_string(others) + " seen") : denied("none is seen");
}

int look_at_environment() {
  int entries = 0;
  for (char** entry = environ; *entry != nullptr; ++entry) ++entries;
  return entries > 0 ? possible(*environ)
                     : read_file("/proc/" + std::to_string(getppid()) + "/environ");
}

int connect_to(int port) {
  const int tcp = socket(AF_INET, SOCK_STREAM, 0);
  if (tcp < 0) return denied();
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(static_cast<std::uint16_t>(port));
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  const auto* any = reinterpret_cast<const sockaddr*>(&address);
  return connect(tcp, any, sizeof address) == 0 ? possible() : denied();
}

int open_vsock() { return socket(AF_VSOCK, SOCK_STREAM, 0) >= 0 ? possible() : denied(); }

int trace_parent() {
  const pid_t parent = getppid();
  if (ptrace(PTRACE_SEIZE, parent, nullptr, nullptr) != 0) return denied();
  return possible();
}

/// The first process of a namespace has nothing to fear from those inside: seen by trying.
int kill_parent() {
  const pid_t parent = getppid();
  if (parent != 1) return kill(parent, 0) == 0 ? possible() : denied();
  if (kill(parent, SIGKILL) != 0) return denied();
  usleep(20'000);
  return denied("no effect");
}

int fork_many(int wanted) {
  std::fflush(stdout);
  for (int made = 0; made < wanted; ++made) {
    const pid_t child = fork();
    if (child < 0) return denied("after " + std::to_string(made));
    if (child == 0) {
      pause();
      _exit(0);
    }
  }
  return possible(std::to_string(wanted));
}

/// Takes memory and touches it, page by page.
bool take_memory(long bytes) {
  for (long taken = 0; taken < bytes; taken += mega) {
    void* piece = mmap(nullptr, mega, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (piece == MAP_FAILED) return false;
    std::memset(piece, 1, mega);
  }
  return true;
}

int take_memory_alone(long megabytes) {
  return take_memory(megabytes * mega) ? possible() : denied();
}

/// Several at once, each within what one may have. They hold what they took until all have it.
int take_memory_together(int programs, long megabytes) {
  std::fflush(stdout);
  int tell[2];
  if (pipe(tell) != 0) return denied();
  for (int i = 0; i < programs; ++i) {
    if (fork() == 0) {
      const char took = take_memory(megabytes * mega) ? 'y' : 'n';
      if (write(tell[1], &took, 1) == 1) pause();
      _exit(0);
    }
  }
  close(tell[1]);
  int have = 0;
  for (char took = 0; have < programs && read(tell[0], &took, 1) == 1;) {
    if (took == 'y') ++have;
    if (waitpid(-1, nullptr, WNOHANG) > 0) return denied("one was killed");
  }
  return have == programs ? possible() : denied("one was killed");
}

int write_outside() {
  for (const char* folder : {"/tmp", "/var/tmp", "/dev/shm", "/usr/lib", "/etc", "/"}) {
    const std::string path = std::string(folder) + "/convlings-probe";
    const int file = open(path.c_str(), O_WRONLY | O_CREAT, 0600);
    if (file < 0) continue;
    unlink(path.c_str());
    return possible(folder);
  }
  return denied();
}

int fill_box(long megabytes) {
  const std::string block(mega, 'x');
  for (long i = 0; i < megabytes; ++i) {
    const int file = open(("fill-" + std::to_string(i)).c_str(), O_WRONLY | O_CREAT, 0600);
    if (file < 0 || write(file, block.data(), block.size()) != mega) {
      return denied("full after " + std::to_string(i) + " MB");
    }
    close(file);
  }
  return possible();
}

int new_namespace() { return unshare(CLONE_NEWUSER) == 0 ? possible() : denied(); }

int use_io_uring() {
#ifdef SYS_io_uring_setup
  char parameters[256] = {};
  if (syscall(SYS_io_uring_setup, 1, parameters) >= 0) return possible();
#endif
  return denied();
}

int make_shared_memory() {
  const int segment = shmget(IPC_PRIVATE, 4096, IPC_CREAT | 0600);
  if (segment < 0) return denied();
  shmctl(segment, IPC_RMID, nullptr);
  return possible();
}

/// In the manner of a daemon: no child of anybody, no session, no descriptor of ours.
int become_daemon() {
  std::fflush(stdout);
  if (fork() == 0) {
    setsid();
    prctl(PR_SET_PDEATHSIG, 0);
    if (fork() != 0) _exit(0);
    for (int i = 0; i < 64; ++i) close(i);
    for (;;) pause();
  }
  wait(nullptr);
  return possible();
}

int kill_everybody() {
  if (kill(-1, SIGKILL) != 0) return denied();
  return possible("and yet this program is here");
}

int burn() {
  for (int signal = 1; signal < NSIG; ++signal) ::signal(signal, SIG_IGN);
  for (;;) std::atomic_signal_fence(std::memory_order_seq_cst);
}

int flood() {
  for (;;) std::puts("a line and another line and another line");
}

struct Attempt {
  const char* name;
  int (*run)(long first, long second);
};

constexpr Attempt attempts[] = {
    {"passwd", [](long, long) { return read_file("/etc/passwd"); }},
    {"processes", [](long, long) { return list_processes(); }},
    {"environment", [](long, long) { return look_at_environment(); }},
    {"connect", [](long port, long) { return connect_to(static_cast<int>(port)); }},
    {"vsock", [](long, long) { return open_vsock(); }},
    {"ptrace", [](long, long) { return trace_parent(); }},
    {"kill-parent", [](long, long) { return kill_parent(); }},
    {"kill-everybody", [](long, long) { return kill_everybody(); }},
    {"fork", [](long wanted, long) { return fork_many(static_cast<int>(wanted)); }},
    {"memory", [](long megabytes, long) { return take_memory_alone(megabytes); }},
    {"memory-together",
     [](long programs, long megabytes) {
       return take_memory_together(static_cast<int>(programs), megabytes);
     }},
    {"write-outside", [](long, long) { return write_outside(); }},
    {"fill", [](long megabytes, long) { return fill_box(megabytes); }},
    {"unshare", [](long, long) { return new_namespace(); }},
    {"io-uring", [](long, long) { return use_io_uring(); }},
    {"shared-memory", [](long, long) { return make_shared_memory(); }},
    {"daemon", [](long, long) { return become_daemon(); }},
    {"burn", [](long, long) { return burn(); }},
    {"flood", [](long, long) { return flood(); }},
};

}  // namespace

int main(int argc, char** argv) {
  const std::string name = argc > 1 ? argv[1] : "";
  const long first = argc > 2 ? std::atol(argv[2]) : 0;
  const long second = argc > 3 ? std::atol(argv[3]) : 0;
  for (const Attempt& attempt : attempts) {
    if (name == attempt.name) return attempt.run(first, second);
  }
  std::fprintf(stderr, "probe: there is no attempt \"%s\"\n", name.c_str());
  return 2;
}
