// Where there is no Linux: programs under limits in a temporary folder. Good enough for one's own
// code and for classes that are trusted.
#include <stdlib.h>

#include <fstream>
#include <system_error>

#include "sandbox/probing.hpp"
#include "sandbox/sandbox.hpp"

namespace convlings {
namespace {

constexpr const char* only_linux =
    "sandbox: this system offers no more than \"limits\". Grade strangers' code on Linux.";

}  // namespace

struct Sandbox::State {
  std::filesystem::path box;
};

Sandbox::Sandbox(const SandboxPlan& plan) : state_(std::make_unique<State>()) {
  if (plan.level != Isolation::limits) throw SandboxError(only_linux);
  std::string folder = (std::filesystem::temp_directory_path() / "convlings-XXXXXX").string();
  if (mkdtemp(folder.data()) == nullptr) {
    throw SandboxError("sandbox: a temporary folder cannot be made: " + folder);
  }
  state_->box = folder;
}

Sandbox::~Sandbox() {
  std::error_code error;
  std::filesystem::remove_all(state_->box, error);
}

const std::filesystem::path& Sandbox::box() const { return state_->box; }

void Sandbox::put(std::string_view name, std::string_view content) {
  const std::filesystem::path file = state_->box / name;
  std::error_code error;
  std::filesystem::remove(file, error);
  std::ofstream out(file, std::ios::binary);
  out << content;
  if (!out.flush()) throw SandboxError("sandbox: " + file.string() + " cannot be written");
  std::filesystem::permissions(file, std::filesystem::perms(0755), error);
}

RunResult Sandbox::run(const Job& job) {
  try {
    return convlings::run(job.arguments, job.environment, job.limits);
  } catch (const std::system_error& error) {
    throw SandboxError(std::string("sandbox: ") + error.what());
  }
}

int Sandbox::descriptor() const { return -1; }

IsolationUsed Sandbox::used() const { return {}; }

std::unique_ptr<Child> SandboxLink::start(const Job& job) {
  static_cast<void>(descriptor_);  // there is no warden to ask
  return std::make_unique<Process>(job.arguments, job.environment, job.limits, job.channel);
}

void hide_from_programs() {}

bool ProbeRow::denied(Isolation /*level*/) const { return false; }

std::vector<ProbeRow> probe(const std::vector<Isolation>& /*levels*/) { return {}; }

Isolation best_isolation() { return Isolation::limits; }

std::string why_not(Isolation level) { return level == Isolation::limits ? "" : only_linux; }

}  // namespace convlings
