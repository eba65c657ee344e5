// Runs a lesson's checker on a runner and reads what it says.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "build/build_runner.hpp"
#include "build/slot.hpp"
#include "build/toolchain.hpp"
#include "story/diagnosis.hpp"
#include "story/story_json.hpp"

namespace convlings {

/// Folder in a slot: the call that failed an exercise's first failed check, <exercise>.call, as the
/// runner reads it.
constexpr const char* failed_calls = "calls";

/// What a checker said before it ended.
struct CheckRun {
  std::vector<CheckEvent> events;
  std::vector<Diagnosis> diagnoses;  ///< at most one an exercise
  bool complete = false;  ///< it reached its end; otherwise the grader itself is at fault
  double seconds = 0;
  bool reused = false;
};

/// Reads the lines of an events file. A line that is no event ends the reading.
CheckRun parse_events(std::string_view text);

/// One run of a checker.
struct CheckerCall {
  std::filesystem::path runner;               ///< the program that is checked
  std::vector<std::string> runner_arguments;  ///< what to call it with; a student's has none
  std::string exercise;                       ///< only its checks; all when empty
  std::filesystem::path events;               ///< where the checker writes; removed first
  std::filesystem::path calls;                ///< where calls that fail are kept; "": nowhere
  std::filesystem::path pictures;             ///< where checks draw
  std::uint64_t seed = 1;
  bool brief = false;       ///< cut short what takes seconds: one of very many runs
  bool stop_early = false;  ///< at the first failed check; endless loops are ended sooner, too
  int sandbox = -1;         ///< descriptor of a warden that is to start runners; -1: no sandbox
  bool diagnose = true;     ///< compare wrong answers with the lesson's misconceptions
};

/// Runs the lesson's checker, without any memory of earlier runs.
CheckRun run_checker(const LessonTools& tools, const CheckerCall& call);

/// Runs the checks of one lesson, or reads what the slot remembers for the same runner, checker and
/// seed. Checks that draw put their files into the folder `pictures`, which they make; a memory
/// whose pictures are gone is not used. A run in which the clock or the grader failed is not
/// trusted again when `retry_doubtful`.
CheckRun run_checks(const Slot& slot, const LessonTools& tools, const Build& build,
                    const std::filesystem::path& pictures, std::uint64_t seed, bool retry_doubtful);

}  // namespace convlings
