// How a class is marked: the instructor's file policy.toml. policy.example.toml explains the keys.
#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "catalogue/lesson.hpp"

namespace convlings {

/// What it costs to be late.
struct LateRule {
  double grace_minutes = 0;
  double percent_per_day = 0;               ///< of the points earned, for every day begun
  double most_percent = 100;                ///< no more than this
  std::optional<double> closed_after_days;  ///< later than this earns nothing
};

struct Policy {
  std::string title = "Class";
  std::vector<std::string> lessons;  ///< ids in the course's order; empty: all
  std::map<std::string, std::string>
      due;  ///< by lesson id: "2026-11-30 23:59" local or with offset
  LateRule late;
  std::map<std::string, bool>
      all_or_nothing;  ///< by lesson id or "lesson/exercise"; else the manifest's word
  std::map<std::string, double> bonus;  ///< by lesson id: points for each exercise passed
  bool show_hidden_inputs = false;      ///< tell inputs that were made for this student, too

  /// Points of this exercise only when every check passes: the word about the exercise, about its
  /// lesson, or the manifest's.
  bool is_all_or_nothing(const Lesson& lesson, const Exercise& exercise) const;
};

/// Reads policy.toml. Throws InputError, naming file and line, for an unknown key, a lesson that
/// the course lacks, a date that is none, a percentage that is not between 0 and 100.
Policy read_policy(const std::filesystem::path& file, const std::vector<Lesson>& lessons);

}  // namespace convlings
