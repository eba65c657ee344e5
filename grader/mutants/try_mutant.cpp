#include "mutants/try_mutant.hpp"

#include <algorithm>
#include <atomic>
#include <exception>
#include <mutex>
#include <system_error>
#include <thread>

#include "build/build_runner.hpp"
#include "marking/check_events.hpp"
#include "marking/source_file.hpp"

namespace convlings {
namespace {

namespace fs = std::filesystem;

/// Runs the checks of one exercise up to the first that fails.
Outcome checked(const Slot& slot, const LessonTools& tools, const Build& build,
                const std::string& exercise) {
  CheckerCall call;
  call.runner = build.runner;
  call.exercise = exercise;
  call.events = slot.file("events.jsonl");
  call.pictures = slot.file("pictures");
  call.diagnose = false;
  call.brief = true;
  call.stop_early = true;
  const CheckRun run = run_checker(tools, call);
  const auto failed =
      std::find_if(run.events.begin(), run.events.end(),
                   [](const CheckEvent& event) { return event.verdict != Verdict::passed; });
  if (failed != run.events.end()) {
    const bool own_fault = failed->verdict == Verdict::system_error;
    return {own_fault ? Fate::undecided : Fate::killed, failed->name, failed->verdict};
  }
  return {run.complete && !run.events.empty() ? Fate::survived : Fate::undecided, "",
          Verdict::passed};
}

Outcome tried(const Trial& trial, const Candidate& candidate, const fs::path& folder) {
  const Lesson& lesson = *candidate.lesson;
  const Slot slot(folder);
  const Source source = written_source(trial.course, lesson, slot.file(lesson.topic + ".cpp"),
                                       edited(candidate.solution, candidate.mutant.edit));
  const LessonTools tools = read_tools(trial.course.toolchain(), lesson.id);
  const Build build = build_runner(slot, tools, source);
  if (build.verdict != Verdict::passed) return {Fate::not_built, "", build.verdict};
  Outcome outcome = checked(slot, tools, build, candidate.mutant.exercise);
  for (const std::string& caller : candidate.callers) {
    if (outcome.fate == Fate::survived) outcome = checked(slot, tools, build, caller);
  }
  return outcome;
}

}  // namespace

std::vector<Outcome> try_mutants(const Trial& trial, const std::vector<Candidate>& candidates,
                                 const std::function<void()>& done) {
  std::vector<Outcome> outcomes(candidates.size());
  std::atomic<std::size_t> next{0};
  std::mutex guard;
  std::exception_ptr first_error;
  const auto work = [&](int worker) {
    const fs::path folder = trial.folder / std::to_string(worker);
    try {
      for (std::size_t i = next++; i < candidates.size(); i = next++) {
        outcomes[i] = tried(trial, candidates[i], folder);
        done();
      }
    } catch (...) {
      const std::lock_guard<std::mutex> lock(guard);
      if (!first_error) first_error = std::current_exception();
      next = candidates.size();
    }
  };
  std::vector<std::thread> threads;
  threads.reserve(static_cast<std::size_t>(trial.jobs));
  for (int worker = 0; worker < trial.jobs; ++worker) threads.emplace_back(work, worker);
  for (std::thread& thread : threads) thread.join();
  std::error_code ignored;
  fs::remove_all(trial.folder, ignored);
  if (first_error) std::rethrow_exception(first_error);
  return outcomes;
}

}  // namespace convlings
