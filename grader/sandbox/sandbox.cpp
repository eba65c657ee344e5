#include "sandbox/sandbox.hpp"

#include <fcntl.h>
#include <poll.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <cstring>
#include <optional>
#include <utility>

#include "sandbox/bubblewrap.hpp"
#include "sandbox/control_groups.hpp"
#include "sandbox/filter.hpp"
#include "sandbox/link.hpp"
#include "sandbox/processes.hpp"
#include "sandbox/seat.hpp"
#include "sandbox/warden_settings.hpp"

namespace convlings {
namespace {

/// A socket of packets: messages cannot be torn.
std::pair<int, int> open_control() {
  int ends[2];
  if (socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, ends) != 0) {
    system_refused("socketpair");
  }
  return {ends[0], ends[1]};
}

/// What the warden and bubblewrap complain about goes into one text.
std::string complaint(int output) {
  std::string text;
  drain(output, text);
  while (!text.empty() && text.back() == '\n') text.pop_back();
  return text.empty() ? "it says nothing" : text.substr(0, 500);
}

}  // namespace

struct Sandbox::State {
  explicit State(const SandboxPlan& plan);
  ~State();
  State(const State&) = delete;
  State& operator=(const State&) = delete;

  void start_warden(const SandboxPlan& plan);
  void end_warden();
  WardenSettings settings(const SandboxPlan& plan) const;

  IsolationUsed used;
  Seat seat;
  std::filesystem::path box;
  std::optional<ControlGroups> groups;
  std::unique_ptr<Process> warden;
  int control = -1;
};

Sandbox::State::State(const SandboxPlan& plan) : seat(plan.worker) {
  used.level = plan.level;
  used.other_uid = geteuid() == 0;
  if (plan.level >= Isolation::filtered && !can_filter()) {
    throw SandboxError("sandbox: convlings was built without libseccomp. Install libseccomp-dev.");
  }
  if (plan.level < Isolation::sandboxed) {
    box = seat.folder();
    if (used.other_uid && chown(box.c_str(), seat.program_uid(), seat.program_uid()) != 0) {
      system_refused("chown " + box.string());
    }
  } else {
    if (bubblewrap().path.empty()) {
      throw SandboxError("sandbox: bubblewrap is not installed. Install bubblewrap.");
    }
    box = inner_box;
  }
  if (plan.level == Isolation::contained) {
    groups.emplace(seat.name(), plan.memory_bytes, plan.processes);
  }
  try {
    start_warden(plan);
  } catch (...) {
    end_warden();
    throw;
  }
}

Sandbox::State::~State() { end_warden(); }

WardenSettings Sandbox::State::settings(const SandboxPlan& plan) const {
  WardenSettings settings;
  settings.box = box.string();
  settings.filter = plan.level >= Isolation::filtered;
  settings.program_uid = used.other_uid ? seat.program_uid() : 0;
  settings.processes = process_limit(plan.processes, used);
  if (groups) {
    settings.groups = static_cast<int>(groups->entrances().size());
    settings.counts_oom = groups->oom_counter() >= 0;
  }
  return settings;
}

void Sandbox::State::start_warden(const SandboxPlan& plan) {
  const std::vector<std::string> words = to_words(settings(plan));
  std::vector<std::string> command{CONVLINGS_WARDEN};
  if (plan.level >= Isolation::sandboxed) {
    command = bubblewrap_command(plan, used.other_uid, CONVLINGS_WARDEN, words);
  } else {
    command.insert(command.end(), words.begin(), words.end());
  }
  const auto [ours, theirs] = open_control();
  control = ours;
  std::vector<Inherited> inherited{{theirs, warden_control}};
  if (groups) {
    int number = warden_first_group;
    for (const int entrance : groups->entrances()) inherited.push_back({entrance, number++});
    if (groups->oom_counter() >= 0) inherited.push_back({groups->oom_counter(), number});
  }
  Limits none;
  none.cpu_seconds = 0;
  try {
    warden = std::make_unique<Process>(command, std::vector<std::string>{}, none, false, inherited);
  } catch (const std::exception& error) {
    close(theirs);
    throw SandboxError(std::string("sandbox: no warden: ") + error.what());
  }
  close(theirs);
  try {
    await_warden(control, 0);
  } catch (const SandboxError&) {
    throw SandboxError("sandbox: " + std::string(to_string(plan.level)) +
                       " does not work here: " + complaint(warden->output()));
  }
}

/// Lets the warden tidy up: its end closes the pipe of its output, bubblewrap's included. One that
/// takes too long is killed, and its namespace with it.
void Sandbox::State::end_warden() {
  using Clock = std::chrono::steady_clock;
  if (control >= 0) shutdown(control, SHUT_RDWR);
  const auto deadline = Clock::now() + std::chrono::duration<double>(warden_seconds);
  std::string rest;
  while (warden && drain(warden->output(), rest) && Clock::now() < deadline) {
    pollfd ready{warden->output(), POLLIN, 0};
    poll(&ready, 1, 100);
  }
  warden.reset();
  if (control >= 0) close(control);
  control = -1;
}

Sandbox::Sandbox(const SandboxPlan& plan) : state_(std::make_unique<State>(plan)) {}

Sandbox::~Sandbox() = default;

const std::filesystem::path& Sandbox::box() const { return state_->box; }

void Sandbox::put(std::string_view name, std::string_view content) {
  const int file = memfd_create("put", MFD_CLOEXEC);
  if (file < 0) system_refused("memfd_create");
  std::vector<int> descriptors{file};
  try {
    for (std::size_t at = 0; at < content.size();) {
      const ssize_t put = write(file, content.data() + at, content.size() - at);
      if (put < 0) system_refused("write");
      at += static_cast<std::size_t>(put);
    }
    const std::uint64_t job = fresh_job();
    tell_warden(state_->control, {.kind = MessageKind::put,
                                  .job = job,
                                  .words = {std::string(name)},
                                  .descriptors = descriptors});
    await_warden(state_->control, job);
  } catch (...) {
    close_all(descriptors);
    throw;
  }
  close_all(descriptors);
}

RunResult Sandbox::run(const Job& job) {
  if (state_->control < 0) throw SandboxError("sandbox: its warden had to be killed");
  try {
    const std::unique_ptr<Child> child = SandboxLink(state_->control).start(job);
    return attend(*child, job.limits);
  } catch (const SandboxError&) {
    state_->end_warden();
    throw;
  }
}

int Sandbox::descriptor() const { return state_->control; }

IsolationUsed Sandbox::used() const { return state_->used; }

void hide_from_programs() {
#if !defined(__SANITIZE_ADDRESS__)  // its search for leaks traces the process
  prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
#endif
}

Isolation best_isolation() {
  static const Isolation best = [] {
    for (const Isolation level :
         {Isolation::contained, Isolation::sandboxed, Isolation::filtered}) {
      if (why_not(level).empty()) return level;
    }
    return Isolation::limits;
  }();
  return best;
}

std::string why_not(Isolation level) {
  try {
    SandboxPlan plan;
    plan.level = level;
    Sandbox sandbox(plan);
    Job job;
    job.arguments = {"/usr/bin/true"};
    const RunResult result = sandbox.run(job);
    return result.succeeded() ? "" : "a program that does nothing does not end well there";
  } catch (const SandboxError& error) {
    return error.what();
  }
}

}  // namespace convlings
