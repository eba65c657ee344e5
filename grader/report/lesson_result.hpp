// What came of one lesson: everything that a report tells, and nothing about how it looks.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "build/complaints.hpp"
#include "catalogue/answers.hpp"
#include "catalogue/lesson.hpp"
#include "story/diagnosis.hpp"
#include "story/story_json.hpp"
#include "story/verdict.hpp"

namespace convlings {

struct ExerciseResult {
  Exercise exercise;
  std::vector<CheckEvent> checks;
  std::optional<Diagnosis> diagnosis = {};  ///< what probably went wrong, where that is known
  int left_throw = 0;  ///< line of a throw of NotWritten among written lines; 0: none

  int passed_checks() const;
  bool passed() const;
  bool not_written() const;  ///< every check says so
  /// In proportion to the checks that passed, all of them only when every one did; nothing before
  /// that when the manifest says all-or-nothing.
  double points() const;
};

struct PredictionResult {
  Prediction prediction;
  Answer given;
  bool right = false;
};

struct WrittenResult {
  Written written;
  bool answered = false;
};

struct LessonResult {
  Lesson lesson;
  std::string shown;        ///< the file, as its owner knows it
  std::string source_text;  ///< what was checked
  std::string source_path;  ///< as the compiler was told
  Verdict build = Verdict::passed;
  std::string build_problem;
  std::vector<Complaint> errors;
  std::vector<Complaint> warnings;
  std::vector<ExerciseResult> exercises;
  std::vector<std::string> stray_checks;  ///< names of checks that mark no exercise
  std::vector<std::string> remarks;       ///< what checks have to tell even when all is right
  std::vector<std::string> pictures;      ///< files that checks drew, as people read paths
  std::vector<PredictionResult> predictions;
  std::vector<WrittenResult> written;
  double compile_seconds = 0;
  double link_seconds = 0;
  double check_seconds = 0;
  bool reused = false;  ///< nothing was built or run: the answer was known

  /// Every check passed. Predictions earn points, but do not hold anybody up.
  bool passed() const;
  double points() const;
  /// What could be had: predictions count only where there are answers to compare.
  int max_points() const;
};

/// "2", "1.5", "0.3": one decimal at most, never rounded up to the next whole.
std::string points_text(double points);

/// "wrong answer", "ran out of time": the verdict for people.
std::string verdict_text(Verdict verdict);

}  // namespace convlings
