// Builds a mutant and runs the checks on it.
#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "catalogue/course.hpp"
#include "mutants/mutant.hpp"
#include "story/verdict.hpp"

namespace convlings {

enum class Fate {
  killed,     ///< a check noticed
  survived,   ///< none did
  not_built,  ///< it is no C++, or none that the compiler takes: no mutant at all
  undecided   ///< the checker itself failed
};

struct Outcome {
  Fate fate = Fate::undecided;
  std::string check;  ///< the first one that noticed
  Verdict verdict = Verdict::passed;
};

/// How to try many mutants of a course.
struct Trial {
  Course course;
  std::filesystem::path folder;  ///< for this trial alone: what is built, for a moment
  int jobs = 2;
};

/// A mutant with all that it takes to try it.
struct Candidate {
  Mutant mutant;
  const Lesson* lesson = nullptr;
  std::string solution;              ///< the whole file, unchanged
  std::vector<std::string> callers;  ///< exercises whose checks are asked when its own say nothing
};

/// Tries every candidate, `jobs` at a time. A mutant is checked with its function's own checks up
/// to the first that fails; when none does, with those of the functions that call it. An endless
/// loop is ended after a second of processor time. `done(i)` is called after each, from any thread.
std::vector<Outcome> try_mutants(const Trial& trial, const std::vector<Candidate>& candidates,
                                 const std::function<void()>& done);

}  // namespace convlings
