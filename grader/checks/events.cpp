// Tells the grader how each Catch2 test case went: one line of JSON an event.
#include <algorithm>
#include <catch2_either.hpp>
#include <chrono>
#include <cstdlib>
#include <fstream>
#include <map>
#include <type_traits>
#include <vector>

#include "checks/current_check.hpp"
#include "checks/diagnosis.hpp"
#include "checks/failed_call.hpp"
#include "story/render.hpp"
#include "story/story_json.hpp"

namespace convlings::checks {
namespace {

// Catch2 2 holds the test's info by value, Catch2 3 by pointer.
template <typename Info>
const Catch::TestCaseInfo& info_of(const Info& info) {
  if constexpr (std::is_pointer_v<Info>) {
    return *info;
  } else {
    return info;
  }
}

/// "[slide][shape]" names the exercise slide.
std::string first_tag(const Catch::TestCaseInfo& info) {
  const std::string tags = info.tagsAsString();
  const std::size_t end = tags.find(']');
  return end == std::string::npos ? "" : tags.substr(1, end - 1);
}

class EventListener : public Catch::EventListenerBase {
 public:
  using Catch::EventListenerBase::EventListenerBase;

  void testRunStarting(const Catch::TestRunInfo& run) override {
    Catch::EventListenerBase::testRunStarting(run);
    if (const char* path = std::getenv("CONVLINGS_EVENTS"); path != nullptr) {  // NOLINT
      events_.open(path, std::ios::app);
    }
  }

  void testCaseStarting(const Catch::TestCaseInfo& info) override {
    Catch::EventListenerBase::testCaseStarting(info);
    begin_check(info.name);
    started_ = std::chrono::steady_clock::now();
  }

  void testCaseEnded(const Catch::TestCaseStats& stats) override {
    CheckEvent event;
    const Catch::TestCaseInfo& info = info_of(stats.testInfo);
    event.name = info.name;
    event.exercise = first_tag(info);
    event.assertions = static_cast<int>(stats.totals.assertions.total());
    event.verdict = current_check().verdict();
    event.story = current_check().story();
    event.own_inputs = current_check().drew_inputs();
    event.report = current_check().sanitizer_report();
    event.remarks = current_check().remarks();
    event.pictures = current_check().pictures();
    const bool failed = stats.totals.assertions.failed > 0;
    if (event.verdict == Verdict::passed && failed) {  // a check that broke by itself
      event.verdict = Verdict::system_error;
      event.message = "The check itself failed. This is not your fault.";
    }
    if (event.story) event.message = render(*event.story);
    if (event.verdict == Verdict::wrong || event.verdict == Verdict::threw) {
      if (std::ranges::find(failed_, event.exercise) == failed_.end()) {
        failed_.push_back(event.exercise);
      }
    }
    keep_failed_call(current_check(), event.exercise);
    for (MadeCall& call : current_check().take_calls()) {
      calls_[event.exercise].push_back(std::move(call));
    }
    event.seconds =
        std::chrono::duration<double>(std::chrono::steady_clock::now() - started_).count();
    end_check();
    write(to_json(event));
    Catch::EventListenerBase::testCaseEnded(stats);
  }

  void testRunEnded(const Catch::TestRunStats& stats) override {
    diagnose_failures();
    write(end_line());
    Catch::EventListenerBase::testRunEnded(stats);
  }

 private:
  /// Once all checks of an exercise have asked their questions.
  void diagnose_failures() {
    const char* slips = std::getenv("CONVLINGS_SLIPS");  // NOLINT(concurrency-mt-unsafe)
    if (slips == nullptr || *slips == '\0') return;
    std::vector<Suspect> told;
    for (const std::string& exercise : failed_) {
      try {
        const auto diagnosis = diagnose(slips, exercise, calls_[exercise], told);
        if (!diagnosis) continue;
        write(to_json(*diagnosis));
        if (diagnosis->kind == Diagnosis::Kind::one) told.push_back(diagnosis->suspects.front());
      } catch (const NoAnswer&) {  // the misconceptions do not run: the verdicts stand without them
      }
    }
  }

  void write(const std::string& line) {
    if (events_.is_open()) events_ << line << '\n' << std::flush;
  }

  std::ofstream events_;
  std::map<std::string, std::vector<MadeCall>> calls_;  ///< by exercise
  std::vector<std::string> failed_;  ///< exercises with a wrong answer, in their order
  std::chrono::steady_clock::time_point started_;
};

CATCH_REGISTER_LISTENER(EventListener)

}  // namespace
}  // namespace convlings::checks
