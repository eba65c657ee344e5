#include "sandbox/probing.hpp"

#include <fstream>
#include <iterator>

#include "sandbox/listening.hpp"
#include "sandbox/sandbox.hpp"

namespace convlings {
namespace {

struct Attempt {
  const char* name;
  const char* words;
  std::vector<std::string> numbers;
};

constexpr std::int64_t mega = 1 << 20;

/// Small limits, so that going beyond them costs little.
SandboxPlan probing_plan(Isolation level) {
  SandboxPlan plan;
  plan.level = level;
  plan.box_bytes = 16 * mega;
  plan.memory_bytes = 192 * mega;
  plan.processes = 32;
  return plan;
}

std::vector<Attempt> all_attempts(int port) {
  return {{"passwd", "read the machine's files", {}},
          {"processes", "list other processes", {}},
          {"environment", "see the grader's environment", {}},
          {"write-outside", "write outside of its box", {}},
          {"connect", "connect to a port of this machine", {std::to_string(port)}},
          {"vsock", "reach the host of a virtual machine", {}},
          {"ptrace", "trace its parent (ptrace)", {}},
          {"kill-parent", "kill its parent", {}},
          {"unshare", "make namespaces of its own", {}},
          {"io-uring", "use io_uring", {}},
          {"shared-memory", "leave shared memory behind", {}},
          {"fork", "start more processes than it may", {"40"}},
          {"memory", "take more memory than one may", {"200"}},
          {"memory-together", "take more memory, many together", {"3", "80"}},
          {"fill", "fill the disk", {"64"}}};  // the last one, as the box is full then
}

std::string content(const char* path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

/// One line of the probe, or what became of it.
std::string said(const RunResult& result) {
  if (result.timed_out) return "denied: it did not end";
  if (result.ending.out_of_memory) return "denied: killed, out of memory";
  if (result.ending.signalled) return "denied: " + signal_text(result.ending.code);
  std::string line = result.output.substr(0, result.output.find('\n'));
  return line.empty() ? "denied: it says nothing" : line;
}

std::string try_it(Sandbox& sandbox, const Attempt& attempt) {
  Job job;
  job.arguments = {(sandbox.box() / "probe").string(), attempt.name};
  job.arguments.insert(job.arguments.end(), attempt.numbers.begin(), attempt.numbers.end());
  job.limits.wall_seconds = 5;
  job.limits.memory_bytes = 160 * mega;
  job.limits.file_bytes = 8 * mega;
  return said(sandbox.run(job));
}

}  // namespace

bool ProbeRow::denied(Isolation level) const {
  const auto found = said.find(level);
  return found != said.end() && found->second.rfind("denied", 0) == 0;
}

std::vector<ProbeRow> probe(const std::vector<Isolation>& levels) {
  const Listening listening;
  const std::vector<Attempt> attempts = all_attempts(listening.port());
  const std::string program = content(CONVLINGS_PROBE);
  std::vector<ProbeRow> rows;
  rows.reserve(attempts.size());
  for (const Attempt& attempt : attempts) rows.push_back({attempt.name, attempt.words, {}});
  for (const Isolation level : levels) {
    Sandbox sandbox(probing_plan(level));
    sandbox.put("probe", program);
    for (std::size_t i = 0; i < rows.size(); ++i) {
      rows[i].said[level] = try_it(sandbox, attempts[i]);
    }
  }
  return rows;
}

}  // namespace convlings
