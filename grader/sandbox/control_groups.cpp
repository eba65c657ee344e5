#include "sandbox/control_groups.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstring>
#include <fstream>
#include <sstream>
#include <system_error>

#include "sandbox/sandbox.hpp"

namespace convlings {
namespace {

namespace fs = std::filesystem;

const fs::path mounted = "/sys/fs/cgroup";

[[noreturn]] void refuse(const fs::path& path) {
  throw SandboxError("cgroups: " + path.string() + ": " +
                     std::strerror(errno));  // NOLINT(concurrency-mt-unsafe)
}

std::string content(const fs::path& path) {
  std::ifstream in(path);
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

bool write_to(const fs::path& path, const std::string& text) {
  const int file = open(path.c_str(), O_WRONLY | O_CLOEXEC);
  if (file < 0) return false;
  const bool worked = write(file, text.data(), text.size()) == static_cast<ssize_t>(text.size());
  const int error = errno;
  close(file);
  errno = error;
  return worked;
}

/// Our own group below a mounted tree, or the tree's root when it is not visible from here.
/// `controller` is "memory", "pids", or "" for version 2.
fs::path own_group(const fs::path& tree, const std::string& controller) {
  std::ifstream in("/proc/self/cgroup");
  for (std::string line; std::getline(in, line);) {  // "4:memory:/some/group", "0::/some/group"
    const std::size_t first = line.find(':');
    const std::size_t second = line.find(':', first + 1);
    if (second == std::string::npos) continue;
    const std::string names = "," + line.substr(first + 1, second - first - 1) + ",";
    if (names != "," + controller + "," &&
        (controller.empty() || names.find("," + controller + ",") == std::string::npos))
      continue;
    fs::path group = tree / fs::path(line.substr(second + 1)).relative_path();
    std::error_code error;
    if (fs::exists(group / "cgroup.procs", error)) return group;
  }
  return tree;
}

bool has_word(const std::string& text, const std::string& word) {
  std::istringstream in(text);
  for (std::string one; in >> one;) {
    if (one == word) return true;
  }
  return false;
}

/// Version 2: a group whose children may have limits of memory and processes.
bool gives_limits(const fs::path& group) {
  const fs::path file = group / "cgroup.subtree_control";
  for (const char* controller : {"memory", "pids"}) {
    if (has_word(content(file), controller)) continue;
    if (!write_to(file, std::string("+") + controller)) return false;
  }
  return true;
}

}  // namespace

int control_group_version() {
  std::error_code error;
  if (has_word(content(mounted / "cgroup.controllers"), "memory")) return 2;
  return fs::exists(mounted / "memory" / "cgroup.procs", error) ? 1 : 0;
}

ControlGroups::ControlGroups(const std::string& name, std::int64_t memory_bytes, int processes) {
  const int version = control_group_version();
  try {
    if (version == 2) {
      const fs::path own = own_group(mounted, "");
      make(gives_limits(own) ? own : mounted, name);
      limit(groups_[0], "memory.max", memory_bytes);
      write_to(groups_[0] / "memory.swap.max", "0");  // not everywhere
      limit(groups_[0], "pids.max", processes);
      oom_counter_ = open((groups_[0] / "memory.events").c_str(), O_RDONLY | O_CLOEXEC);
    } else if (version == 1) {
      make(own_group(mounted / "memory", "memory"), name);
      limit(groups_[0], "memory.limit_in_bytes", memory_bytes);
      write_to(groups_[0] / "memory.memsw.limit_in_bytes", std::to_string(memory_bytes));
      oom_counter_ = open((groups_[0] / "memory.oom_control").c_str(), O_RDONLY | O_CLOEXEC);
      make(own_group(mounted / "pids", "pids"), name);
      limit(groups_[1], "pids.max", processes);
    } else {
      throw SandboxError("cgroups: this system has none with a limit of memory.");
    }
    for (const fs::path& group : groups_) enter(group);
  } catch (...) {
    remove();
    throw;
  }
}

ControlGroups::~ControlGroups() {
  clear();
  remove();
}

void ControlGroups::make(const fs::path& parent, const std::string& name) {
  groups_.push_back(parent / name);
  if (mkdir(groups_.back().c_str(), 0755) == 0) return;
  if (errno != EEXIST) {
    const fs::path missing = groups_.back();
    groups_.pop_back();
    refuse(missing);
  }
  clear();  // of a grader that was killed: nobody else has this name
}

void ControlGroups::limit(const fs::path& group, const char* file, std::int64_t value) {
  if (!write_to(group / file, std::to_string(value))) refuse(group / file);
}

void ControlGroups::enter(const fs::path& group) {
  const int entrance = open((group / "cgroup.procs").c_str(), O_WRONLY | O_CLOEXEC);
  if (entrance < 0) refuse(group / "cgroup.procs");
  entrances_.push_back(entrance);
}

void ControlGroups::clear() {
  for (const fs::path& group : groups_) {
    for (int i = 0; i < 200; ++i) {
      std::istringstream in(content(group / "cgroup.procs"));
      bool empty = true;
      for (pid_t pid = 0; in >> pid; empty = false) {
        if (pid > 1) kill(pid, SIGKILL);
      }
      if (empty) break;
      usleep(10'000);
    }
  }
}

void ControlGroups::remove() {
  for (const int entrance : entrances_) close(entrance);
  entrances_.clear();
  if (oom_counter_ >= 0) close(oom_counter_);
  oom_counter_ = -1;
  for (const fs::path& group : groups_) {
    for (int i = 0; i < 50 && rmdir(group.c_str()) != 0 && errno == EBUSY; ++i) usleep(2'000);
  }
  groups_.clear();
}

}  // namespace convlings
