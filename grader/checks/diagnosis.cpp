#include "checks/diagnosis.hpp"

#include <algorithm>
#include <chrono>

#include "checks/same_outcome.hpp"

namespace convlings::checks {
namespace {

using Clock = std::chrono::steady_clock;

/// A student waits for half a second; the kill matrix wants the same answer on a busy machine.
double most_seconds() { return in_brief() ? 30 : 0.4; }

/// What took longer is not asked again.
double most_seconds_a_call() { return in_brief() ? 2 : 0.1; }

constexpr int fewest_numbers_for_two = 3;  // one wrong number is explained by many a pair

Limits slip_limits() {
  return {.wall_seconds = in_brief() ? 10.0 : 1.0,
          .cpu_seconds = 5,
          .memory_bytes = std::int64_t{1} << 30,
          .file_bytes = 1 << 20,
          .output_bytes = 1 << 20};
}

/// The misconceptions program; started again after a mistake that ends it.
class Slips {
 public:
  explicit Slips(std::string program) : program_(std::move(program)) {}

  std::vector<Suspect> all() {
    std::vector<Suspect> suspects;
    const auto texts =
        std::get<std::vector<std::string>>(process().call("misconceptions", std::vector<Value>{}));
    for (std::size_t i = 0; i + 2 < texts.size(); i += 3) {
      suspects.push_back({texts[i], texts[i + 1], texts[i + 2]});
    }
    return suspects;
  }

  void switch_on(const std::vector<std::string>& ids) {
    on_ = ids;
    process().call("switch on", {Value(ids)});
  }

  Outcome answer(const MadeCall& call) {
    try {
      return process().call(call.function, call.arguments);
    } catch (const NoAnswer& none) {
      if (none.verdict != Verdict::threw) process_.reset();
      return none;
    }
  }

 private:
  StudentProcess& process() {
    if (!process_) {
      std::vector<std::string> command{program_};
      command.insert(command.end(), on_.begin(), on_.end());
      process_.emplace(std::move(command), slip_limits());
    }
    return *process_;
  }

  std::string program_;
  std::vector<std::string> on_;
  std::optional<StudentProcess> process_;
};

bool threw(const Outcome& outcome) {
  const auto* none = std::get_if<NoAnswer>(&outcome);
  return none != nullptr && none->verdict == Verdict::threw;
}

/// A question, and the student's answer.
struct Evidence {
  const MadeCall* call;
  int wrong_numbers;  ///< 0: it is right
  bool must_throw;    ///< any exception will do, whatever it says

  bool fits(const Outcome& outcome) const {
    if (must_throw && threw(call->outcome)) return threw(outcome);
    return same_outcome(outcome, call->outcome);
  }
};

bool tells_something(const MadeCall& call) {
  const bool answered = std::holds_alternative<Value>(call.outcome);
  return call.seconds <= most_seconds_a_call() && (answered || threw(call.outcome));
}

/// Wrong answers first, and of these the quick ones: most suspects are cleared by the first
/// question.
std::vector<Evidence> gather(Slips& slips, const std::vector<MadeCall>& calls) {
  std::vector<Evidence> evidence;
  slips.switch_on({});
  for (const MadeCall& call : calls) {
    if (!tells_something(call)) continue;
    const Outcome right = slips.answer(call);
    const bool refused = threw(right) && threw(call.outcome);
    evidence.push_back({&call, refused ? 0 : differing_numbers(right, call.outcome), threw(right)});
  }
  std::ranges::stable_sort(evidence, {}, [](const Evidence& piece) {
    return std::pair(piece.wrong_numbers == 0, piece.call->seconds);
  });
  return evidence;
}

int wrong_numbers(const std::vector<Evidence>& evidence) {
  int count = 0;
  for (const Evidence& piece : evidence) count += piece.wrong_numbers;
  return count;
}

bool explains(Slips& slips, const std::vector<std::string>& ids,
              const std::vector<Evidence>& evidence) {
  slips.switch_on(ids);
  return std::ranges::all_of(
      evidence, [&slips](const Evidence& piece) { return piece.fits(slips.answer(*piece.call)); });
}

/// The suspects among `candidates`, three at most.
std::vector<Suspect> suspects_among(Slips& slips, const std::vector<Suspect>& candidates,
                                    const std::vector<Evidence>& evidence) {
  std::vector<Suspect> found;
  for (const Suspect& candidate : candidates) {
    if (found.size() < 3 && explains(slips, {candidate.id}, evidence)) found.push_back(candidate);
  }
  return found;
}

/// Pairs of candidates; nothing when the time is over.
std::vector<std::pair<Suspect, Suspect>> pairs_among(Slips& slips,
                                                     const std::vector<Suspect>& candidates,
                                                     const std::vector<Evidence>& evidence,
                                                     Clock::time_point deadline) {
  std::vector<std::pair<Suspect, Suspect>> found;
  for (std::size_t i = 0; i < candidates.size(); ++i) {
    for (std::size_t j = i + 1; j < candidates.size(); ++j) {
      if (Clock::now() > deadline) return {};
      if (explains(slips, {candidates[i].id, candidates[j].id}, evidence)) {
        found.emplace_back(candidates[i], candidates[j]);
      }
    }
  }
  return found;
}

}  // namespace

std::optional<Diagnosis> diagnose(const std::string& program, const std::string& exercise,
                                  const std::vector<MadeCall>& calls,
                                  const std::vector<Suspect>& told) {
  const auto deadline = Clock::now() + std::chrono::duration_cast<Clock::duration>(
                                           std::chrono::duration<double>(most_seconds()));
  Slips slips(program);
  const std::vector<Evidence> evidence = gather(slips, calls);
  const int wrong = wrong_numbers(evidence);
  if (wrong == 0) return std::nullopt;

  std::vector<Suspect> own = slips.all();
  std::erase_if(own, [&](const Suspect& one) { return !one.id.starts_with(exercise + "."); });
  for (const auto& candidates : {told, own}) {
    const std::vector<Suspect> found = suspects_among(slips, candidates, evidence);
    if (found.size() == 1) return Diagnosis{exercise, Diagnosis::Kind::one, found};
    if (found.size() == 2) return Diagnosis{exercise, Diagnosis::Kind::either, found};
    if (!found.empty()) return std::nullopt;
  }
  if (wrong < fewest_numbers_for_two) return std::nullopt;
  const auto pairs = pairs_among(slips, own, evidence, deadline);
  if (pairs.size() != 1) return std::nullopt;
  return Diagnosis{exercise, Diagnosis::Kind::both, {pairs[0].first, pairs[0].second}};
}

}  // namespace convlings::checks
