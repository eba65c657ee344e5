// A class that never was: submissions in every shape, and what the grader must say of each.
#pragma once

#include <cstdint>
#include <filesystem>
#include <vector>

#include "catalogue/course.hpp"
#include "catalogue/lesson.hpp"
#include "sandbox/isolation.hpp"

namespace convlings {

struct SyntheticPlan {
  int students = 200;
  std::uint64_t seed = 1;
  std::vector<Lesson> lessons;
  bool hostile = true;                     ///< some students attack the grader
  Isolation level = Isolation::sandboxed;  ///< at which it will be graded
};

/// Writes into `folder`, which must be empty or not exist: submissions/, roster.csv, times.csv,
/// policy.toml (the lessons), and expected.json:
///
///   {"students": {"s001": {"kind": "wrong", "layout": "zip", "lessons": {"01-convolution":
///     {"states": ["graded"], "exercises": {"slide": ["not_passed"]}, "predictions":
///     {"answer_rows": true}}}}}}
///
/// Verdicts are those of hostile.toml, and "not_passed" and "any". The same plan writes the same
/// class. Throws InputError when the folder is not empty.
void write_synthetic_class(const Course& course, const SyntheticPlan& plan,
                           const std::filesystem::path& folder);

}  // namespace convlings
