// What is known of the check that runs now: its runner, its random numbers, how it went.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "checks/student_process.hpp"
#include "cnn/core/random.hpp"
#include "story/story.hpp"
#include "story/verdict.hpp"

namespace convlings::checks {

/// A call that a check made of the student's function, and what came of it.
struct MadeCall {
  std::string function;
  std::vector<Value> arguments;
  std::variant<Value, NoAnswer> outcome;
  double seconds = 0;
};

/// Made new for each Catch2 test case by the listener (events.cpp).
class CurrentCheck {
 public:
  CurrentCheck(const std::string& name, std::uint64_t seed, std::vector<std::string> runner,
               const Limits& limits);

  /// The answer of the student's function. Throws NoAnswer when there is none.
  Value call(const std::string& function, const std::vector<Value>& arguments);

  /// Before the first call: the check trains a network on all processors. Every thread takes
  /// address space, and `seconds` is for one call.
  void expect_training(double seconds);
  /// Numbers for inputs that differ from seed to seed.
  cnn::Random& random() {
    drew_inputs_ = true;
    return random_;
  }

  /// Remembers why the check failed; the first reason stays.
  void fail(Verdict verdict, Story story);

  /// Remembers what the check has to tell even when all is right, and files that it drew.
  void add_remark(std::string line) { remarks_.push_back(std::move(line)); }
  void add_picture(std::string name) { pictures_.push_back(std::move(name)); }

  Verdict verdict() const { return verdict_; }
  bool drew_inputs() const { return drew_inputs_; }
  std::string sanitizer_report() const { return student_.sanitizer_report(); }
  const std::optional<Story>& story() const { return story_; }
  /// All calls so far, in their order: the last one is the one that failed, when the check did.
  const std::vector<MadeCall>& calls() const { return calls_; }
  std::vector<MadeCall> take_calls() { return std::move(calls_); }
  const std::vector<std::string>& remarks() const { return remarks_; }
  const std::vector<std::string>& pictures() const { return pictures_; }

 private:
  StudentProcess student_;
  cnn::Random random_;
  bool drew_inputs_ = false;
  Verdict verdict_ = Verdict::passed;
  std::optional<Story> story_;
  std::vector<MadeCall> calls_;
  std::vector<std::string> remarks_;
  std::vector<std::string> pictures_;
};

/// The one that runs now. Throws std::logic_error outside of a test case.
CurrentCheck& current_check();

/// Hundreds of runs are to be made, as for the kill matrix: what takes seconds may be cut short.
bool in_brief();

/// Begins and ends it; called by the listener.
void begin_check(const std::string& name);
void end_check();

}  // namespace convlings::checks
