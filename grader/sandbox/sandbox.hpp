// A place of its own for untrusted programs: one student's compiler, linker and runners of one
// lesson. A warden (warden_main.cpp) is its first process; it starts and ends programs on request.
//
//   grader ──socket──► warden (pid 1 in there) ──fork, limits, filter, exec──► compiler, runner
//   checker ─the same socket─┘
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "sandbox/child.hpp"
#include "sandbox/isolation.hpp"
#include "sandbox/process.hpp"
#include "sandbox/run.hpp"

namespace convlings {

/// The system did not give what a sandbox needs, or the warden did not answer: never a student's
/// fault.
class SandboxError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// A host folder or file that can be read inside, under the name `inside`.
struct Mount {
  std::filesystem::path host;
  std::filesystem::path inside;
};

struct SandboxPlan {
  Isolation level = Isolation::limits;  ///< to use; this machine must offer it
  std::vector<Mount> mounts;            ///< beside the toolchain; without namespaces unused
  std::int64_t box_bytes = 256 << 20;   ///< for all files that are written in it
  std::int64_t memory_bytes = std::int64_t{4} << 30;  ///< for all of it together (cgroup)
  int processes = 64;                                 ///< at once, threads included
  int worker = 0;  ///< numbers the uid and the cgroup of parallel ones
};

/// What a program is started with.
struct Job {
  std::vector<std::string> arguments;    ///< [0] is a path inside; no shell, no search
  std::vector<std::string> environment;  ///< "NAME=value"; nothing else is inherited
  Limits limits;
  bool channel = false;  ///< a socket as descriptor 3
};

/// One sandbox, and all that ran in it, ends with this object. Not for several threads at once, and
/// one program at a time.
class Sandbox {
 public:
  /// Starts the warden. Throws SandboxError when the system refuses: never a student's fault.
  explicit Sandbox(const SandboxPlan& plan);
  ~Sandbox();
  Sandbox(const Sandbox&) = delete;
  Sandbox& operator=(const Sandbox&) = delete;

  /// The folder, as programs inside know it, in which files may be written; the working folder of
  /// every program. Empty at first.
  const std::filesystem::path& box() const;

  /// Writes a file into the box, which programs may read and run; `name` has no slash.
  void put(std::string_view name, std::string_view content);

  /// As run() in sandbox/run.hpp, in here. Everything the program started is dead when it returns.
  RunResult run(const Job& job);

  /// The warden's socket: a checker that inherits it can start runners (see SandboxLink). -1 where
  /// there is no warden: on other systems than Linux, a checker starts them itself.
  int descriptor() const;

  IsolationUsed used() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

/// A sandbox that another process opened: the checker's view of it.
class SandboxLink {
 public:
  explicit SandboxLink(int descriptor) : descriptor_(descriptor) {}

  /// Starts a program. Throws SandboxError when the warden does not do as it is told.
  std::unique_ptr<Child> start(const Job& job);

 private:
  int descriptor_;
};

/// Keeps other programs of the same user from tracing this process and from reading its memory and
/// its environment. For processes that handle strangers' code; for ever.
void hide_from_programs();

/// Why this machine does not offer a level, found out by trying; empty when it does.
std::string why_not(Isolation level);

/// The best level that this machine offers, found out by trying, once.
Isolation best_isolation();

}  // namespace convlings
