// One lesson's result for the terminal.
#pragma once

#include <string>

#include "report/lesson_result.hpp"
#include "story/render.hpp"

namespace convlings {

struct LessonTextOptions {
  Style style;
  bool all = false;      ///< tell every failed check and error in full
  bool timings = false;  ///< where the time went
  bool own = true;       ///< the student's own file: say what to do next
};

/// A line an exercise, the first failed check told whole, predictions, warnings, what to do next.
std::string lesson_text(const LessonResult& result, const LessonTextOptions& options);

/// "lessons/01-convolution/convolution.cpp:23": where `exercise` waits for its lines, or begins.
std::string place_of(const LessonResult& result, const Exercise& exercise);

/// The exercise to go on with: the first that has not passed; null when all have.
const ExerciseResult* next_exercise(const LessonResult& result);

}  // namespace convlings
