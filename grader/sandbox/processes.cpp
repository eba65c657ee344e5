#include "sandbox/processes.hpp"

#include <sys/stat.h>
#include <sys/utsname.h>
#include <unistd.h>

#include <cstdio>
#include <filesystem>
#include <string>
#include <system_error>

namespace convlings {
namespace {

constexpr int spare = 4096;

bool counts_by_namespace() {
  utsname system{};
  int major = 0;
  int minor = 0;
  if (uname(&system) != 0 || std::sscanf(system.release, "%d.%d", &major, &minor) != 2)
    return false;
  return major > 5 || (major == 5 && minor >= 14);
}

int present_processes() {
  int count = 0;
  std::error_code error;
  for (const auto& entry : std::filesystem::directory_iterator("/proc", error)) {
    const std::string name = entry.path().filename().string();
    struct stat is {};
    if (name.find_first_not_of("0123456789") == std::string::npos &&
        stat(entry.path().c_str(), &is) == 0 && is.st_uid == geteuid()) {
      ++count;
    }
  }
  return count;
}

}  // namespace

int process_limit(int processes, const IsolationUsed& used) {
  const bool own_count =
      used.other_uid || (used.level >= Isolation::sandboxed && counts_by_namespace());
  return own_count ? processes : present_processes() + spare;
}

}  // namespace convlings
