#include "sandbox/warden_sweep.hpp"

#include <dirent.h>
#include <grp.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <map>
#include <vector>

namespace convlings {
namespace {

constexpr uid_t killer_uid = 64099;  // nobody's: programs have 64100 and more

/// The parent of a process, or 0 when it is gone.
pid_t parent_of(pid_t pid) {
  char path[64];
  std::snprintf(path, sizeof path, "/proc/%d/stat", static_cast<int>(pid));
  FILE* file = std::fopen(path, "re");
  if (file == nullptr) return 0;
  char text[512];
  const std::size_t size = std::fread(text, 1, sizeof text - 1, file);
  std::fclose(file);
  text[size] = '\0';
  std::size_t name_end = size;  // the name is in brackets, and may hold some itself
  while (name_end > 0 && text[name_end - 1] != ')') --name_end;
  if (name_end + 3 >= size) return 0;
  return std::atoi(text + name_end + 3);  // ") S 123"
}

/// Children, their children, and so on, as they stand in /proc.
std::vector<pid_t> descendants() {
  std::multimap<pid_t, pid_t> children;
  DIR* folder = opendir("/proc");
  if (folder == nullptr) return {};
  while (const dirent* entry = readdir(folder)) {  // NOLINT(concurrency-mt-unsafe): one thread
    const pid_t pid = std::atoi(entry->d_name);
    if (pid > 0) children.emplace(parent_of(pid), pid);
  }
  closedir(folder);
  std::vector<pid_t> found{getpid()};
  for (std::size_t i = 0; i < found.size(); ++i) {
    const auto [begin, end] = children.equal_range(found[i]);
    for (auto child = begin; child != end; ++child) found.push_back(child->second);
  }
  found.erase(found.begin());
  return found;
}

/// As that user, kill(-1) reaches exactly that user's processes, all at one moment. They cannot
/// strike back: a signal needs the receiver's real or saved user, and those are nobody's.
[[noreturn]] void kill_user(uid_t user) {
  const pid_t warden = getppid();
  if (setgroups(0, nullptr) != 0 || setresgid(killer_uid, killer_uid, killer_uid) != 0 ||
      setresuid(killer_uid, user, killer_uid) != 0) {
    _exit(1);
  }
  if (kill(warden, 0) == 0) _exit(1);  // still mighty: the whole machine would be hit
  kill(-1, SIGKILL);
  _exit(0);
}

}  // namespace

Household::Household(uid_t program_uid) : program_uid_(program_uid), own_pids_(getpid() == 1) {
  prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0);
}

std::optional<int> Household::take_dead(pid_t watched) {
  std::optional<int> found;
  int status = 0;
  for (pid_t dead = 0; (dead = waitpid(-1, &status, WNOHANG)) > 0;) {
    if (dead == watched) found = status;
  }
  return found;
}

std::optional<int> Household::end_all(pid_t watched) {
  std::optional<int> found;
  for (;;) {
    const std::optional<int> status = take_dead(watched);
    if (status) found = status;
    siginfo_t info{};
    if (waitid(P_ALL, 0, &info, WEXITED | WNOHANG | WNOWAIT) != 0 && errno == ECHILD) return found;
    kill_all();
    waitid(P_ALL, 0, &info, WEXITED | WNOWAIT);  // at least one dies now
  }
}

void Household::kill_all() const {
  if (own_pids_) {
    kill(-1, SIGKILL);  // everybody but this process
  } else if (program_uid_ != 0) {
    const pid_t killer = fork();
    if (killer == 0) kill_user(program_uid_);
    if (killer > 0) waitpid(killer, nullptr, 0);
  } else {
    for (const pid_t pid : descendants()) kill(pid, SIGKILL);
  }
}

}  // namespace convlings
