#include "report/lesson_result.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace convlings {

int ExerciseResult::passed_checks() const {
  return static_cast<int>(std::count_if(checks.begin(), checks.end(), [](const CheckEvent& check) {
    return check.verdict == Verdict::passed;
  }));
}

bool ExerciseResult::passed() const {
  return !checks.empty() && passed_checks() == static_cast<int>(checks.size());
}

bool ExerciseResult::not_written() const {
  return !checks.empty() && std::all_of(checks.begin(), checks.end(), [](const CheckEvent& check) {
    return check.verdict == Verdict::not_written;
  });
}

double ExerciseResult::points() const {
  if (passed()) return exercise.points;
  if (checks.empty() || exercise.all_or_nothing) return 0;
  return static_cast<double>(exercise.points) * passed_checks() / static_cast<int>(checks.size());
}

bool LessonResult::passed() const {
  return !exercises.empty() &&
         std::all_of(exercises.begin(), exercises.end(),
                     [](const ExerciseResult& exercise) { return exercise.passed(); });
}

double LessonResult::points() const {
  double total = 0;
  for (const ExerciseResult& exercise : exercises) total += exercise.points();
  for (const PredictionResult& prediction : predictions) {
    if (prediction.right) total += prediction.prediction.points;
  }
  return total;
}

int LessonResult::max_points() const {
  int total = 0;
  for (const ExerciseResult& exercise : exercises) total += exercise.exercise.points;
  for (const PredictionResult& prediction : predictions) total += prediction.prediction.points;
  return total;
}

std::string points_text(double points) {
  const double tenths = std::floor(points * 10 + 1e-9) / 10;
  return tenths == std::floor(tenths) ? fmt::format("{:.0f}", tenths)
                                      : fmt::format("{:.1f}", tenths);
}

std::string verdict_text(Verdict verdict) {
  switch (verdict) {
    case Verdict::passed:
      return "passed";
    case Verdict::wrong:
      return "wrong answer";
    case Verdict::not_written:
      return "not written yet";
    case Verdict::threw:
      return "threw an exception";
    case Verdict::crashed:
      return "crashed";
    case Verdict::timed_out:
      return "ran out of time";
    case Verdict::exited_early:
      return "ended the program";
    case Verdict::memory_limit:
      return "asked for too much memory";
    case Verdict::output_limit:
      return "printed too much";
    case Verdict::protocol_violation:
      return "sent no proper answer";
    case Verdict::does_not_build:
      return "does not build";
    case Verdict::compile_limit:
      return "too much for the compiler";
    case Verdict::rejected:
      return "not accepted";
    case Verdict::system_error:
      return "fault of the grader";
  }
  return "unknown";
}

}  // namespace convlings
