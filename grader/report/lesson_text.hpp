// One lesson's result for the terminal.
#pragma once

#include <string>

#include "report/lesson_result.hpp"
#include "report/terminal.hpp"
#include "story/render.hpp"

namespace convlings {

struct LessonTextOptions {
  Style style;
  bool all = false;      ///< tell every failed check and error in full
  bool timings = false;  ///< where the time went
  bool own = true;       ///< the student's own file: say what to do next
  bool solution = true;  ///< there is one to compare with
};

/// A line an exercise, the first failed check told whole, predictions, warnings, what to do next.
std::string lesson_text(const LessonResult& result, const LessonTextOptions& options);

/// One exercise alone: its first failed check told whole and the others named; or what the compiler
/// says when the file does not build. Empty when there is nothing to mend.
std::string exercise_text(const LessonResult& result, const ExerciseResult& exercise,
                          const Style& style);

/// What follows a lesson that has passed: remarks and pictures of its checks, predictions and the
/// written question, warnings.
std::string afterwards_text(const LessonResult& result, const Style& style);

/// "lessons/01-convolution/convolution.cpp:23": where `exercise` waits for its lines, or begins.
std::string place_of(const LessonResult& result, const Exercise& exercise);

/// Passed, failed, or open when nothing is written yet.
Mark mark_of(const ExerciseResult& exercise);

/// The exercise to go on with: the first that has not passed; null when all have.
const ExerciseResult* next_exercise(const LessonResult& result);

}  // namespace convlings
