#include "sandbox/machine.hpp"

#include <unistd.h>

#include <cstdint>
#include <filesystem>
#include <fstream>
#include <system_error>
#include <thread>

#include "sandbox/run.hpp"
#include "sandbox/sandbox.hpp"
#ifdef __linux__
#include <sched.h>
#include <sys/wait.h>

#include "sandbox/bubblewrap.hpp"
#include "sandbox/control_groups.hpp"
#include "sandbox/filter.hpp"
#endif

namespace convlings {
namespace {

namespace fs = std::filesystem;

Fact compiler() {
  const RunResult result = run({CONVLINGS_COMPILER, "--version"}, {"LC_ALL=C"}, {});
  const std::string line = result.output.substr(0, result.output.find('\n'));
  return {"compiler", result.succeeded(), result.succeeded() ? line : CONVLINGS_COMPILER};
}

Fact linker() {
  for (const char* name : {"mold", "ld.gold", "ld.lld"}) {
    for (const char* folder : {"/usr/bin", "/usr/local/bin", "/opt/homebrew/bin"}) {
      std::error_code error;
      if (fs::exists(fs::path(folder) / name, error)) return {"linker", true, name};
    }
  }
  return {"linker", false, "the compiler's own. Quicker: install mold."};
}

Fact processors() {
  const unsigned count = std::thread::hardware_concurrency();
  return {"processors", count > 0, std::to_string(count)};
}

Fact disk() {
  std::error_code error;
  const fs::path folder = fs::temp_directory_path(error);
  const std::uintmax_t giga = fs::space(folder, error).available >> 30U;
  return {"disk", giga >= 2, std::to_string(giga) + " GB free in " + folder.string()};
}

#ifdef __linux__
const std::string& why_not_in(const std::vector<Offer>& offers, Isolation level) {
  return offers.at(static_cast<std::size_t>(level)).why_not;
}

std::string first_word(const char* path) {
  std::string word;
  std::ifstream(path) >> word;
  return word;
}

bool can_unshare() {
  const pid_t child = fork();
  if (child == 0) _exit(unshare(CLONE_NEWUSER) == 0 ? 0 : 1);
  int status = 1;
  return child > 0 && waitpid(child, &status, 0) == child && status == 0;
}

/// Ubuntu 24.04 and later: only programs with a profile of AppArmor's may.
bool apparmor_forbids() {
  return first_word("/proc/sys/kernel/apparmor_restrict_unprivileged_userns") == "1";
}

Fact bubblewrap_here(const std::vector<Offer>& offers) {
  if (bubblewrap().path.empty()) return {"bubblewrap", false, "not installed"};
  const std::string& why = why_not_in(offers, Isolation::sandboxed);
  if (!why.empty() && can_filter()) {
    return {"bubblewrap", false, bubblewrap().version + ", but " + why};
  }
  const char* unbounded = bubblewrap().sizes_box ? "" : ", too old to bound the box's size";
  return {"bubblewrap", bubblewrap().sizes_box, bubblewrap().version + unbounded};
}

Fact user_namespaces() {
  if (can_unshare()) return {"user namespaces", true, "allowed"};
  if (geteuid() == 0) return {"user namespaces", true, "not allowed, nor needed by root"};
  return {"user namespaces", false,
          apparmor_forbids() ? "forbidden by AppArmor" : "not allowed to this user"};
}

Fact seccomp(const std::vector<Offer>& offers) {
  if (!can_filter()) return {"seccomp", false, "built without libseccomp"};
  const std::string& why = why_not_in(offers, Isolation::filtered);
  return {"seccomp", why.empty(), why.empty() ? "works" : why};
}

Fact cgroups(const std::vector<Offer>& offers) {
  const int version = control_group_version();
  if (version == 0) return {"cgroups", false, "none with a limit of memory"};
  const std::string& why = why_not_in(offers, Isolation::contained);
  const bool works = why.empty() || why.rfind("cgroups", 0) != 0;
  return {"cgroups", works,
          "version " + std::to_string(version) +
              (works ? ", writable" : ", not writable by this user")};
}

Fact other_user() {
  const bool root = geteuid() == 0;
  return {"other user", root,
          root ? "yes: the grader is root, programs are not"
               : "no: programs run as this user. Only root can change that."};
}
#endif

}  // namespace

std::vector<Offer> offers() {
  std::vector<Offer> all;
  all.reserve(4);
  for (const Isolation level :
       {Isolation::limits, Isolation::filtered, Isolation::sandboxed, Isolation::contained}) {
    all.push_back({level, why_not(level)});
  }
  return all;
}

std::vector<Fact> look_at_machine(const std::vector<Offer>& offers) {
  std::vector<Fact> facts{compiler(), linker()};
#ifdef __linux__
  for (Fact& fact : std::vector<Fact>{bubblewrap_here(offers), user_namespaces(), seccomp(offers),
                                      cgroups(offers), other_user()}) {
    facts.push_back(std::move(fact));
  }
#else
  static_cast<void>(offers);
#endif
  facts.push_back(processors());
  facts.push_back(disk());
  return facts;
}

#ifdef __linux__
std::vector<std::string> advice(const std::vector<Offer>& offers) {
  std::vector<std::string> lines;
  if (!can_filter()) {
    lines.emplace_back(
        "Install libseccomp-dev (Fedora: libseccomp-devel) and build again, for "
        "\"filtered\" and all above it.");
  }
  if (bubblewrap().path.empty()) {
    lines.emplace_back("Install bubblewrap, for \"sandboxed\".");
  } else if (!why_not_in(offers, Isolation::sandboxed).empty() && geteuid() != 0) {
    if (apparmor_forbids()) {
      lines.emplace_back(
          "AppArmor keeps bubblewrap from making namespaces. As root, write \"abi <abi/4.0>, "
          "profile bwrap /usr/bin/bwrap flags=(unconfined) { userns, }\" into "
          "/etc/apparmor.d/bwrap and run \"apparmor_parser -r /etc/apparmor.d/bwrap\". Or grade "
          "as root.");
    } else if (!can_unshare()) {
      lines.emplace_back(
          "This user may not make namespaces: see the sysctls user.max_user_namespaces and "
          "kernel.unprivileged_userns_clone; in a container, its seccomp profile. Or grade as "
          "root.");
    }
  }
  if (lines.empty() && !why_not_in(offers, Isolation::contained).empty() &&
      why_not_in(offers, Isolation::sandboxed).empty()) {
    lines.emplace_back(
        "For \"contained\", let the grader make cgroups: run it as root, or where systemd hands "
        "them down: systemd-run --user --scope -p Delegate=yes ./convlings grade …");
  }
  if (geteuid() != 0) {
    lines.emplace_back("As root, the grader runs programs as another user.");
  }
  return lines;
}
#else
std::vector<std::string> advice(const std::vector<Offer>& /*offers*/) {
  return {"Grade strangers' code on Linux: this system offers limits only."};
}
#endif

}  // namespace convlings
