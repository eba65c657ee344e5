#include "grading/graded_class.hpp"

#include <algorithm>
#include <array>
#include <cstddef>

namespace convlings {
namespace {

constexpr std::array<std::string_view, 5> state_names = {"missing", "untouched", "graded",
                                                         "rejected", "undecided"};

}  // namespace

std::string_view to_string(LessonState state) {
  return state_names.at(static_cast<std::size_t>(state));
}

std::optional<LessonState> parse_lesson_state(std::string_view name) {
  for (std::size_t i = 0; i < state_names.size(); ++i) {
    if (state_names.at(i) == name) return static_cast<LessonState>(i);
  }
  return std::nullopt;
}

bool is_undecided(const GradedLesson& lesson) {
  if (lesson.state == LessonState::undecided) return true;
  if (lesson.state != LessonState::graded) return false;
  const auto at_fault = [](const CheckEvent& check) {
    return check.verdict == Verdict::system_error;
  };
  const auto& exercises = lesson.result.exercises;
  return lesson.result.build == Verdict::system_error ||
         std::any_of(exercises.begin(), exercises.end(), [&](const ExerciseResult& exercise) {
           return std::any_of(exercise.checks.begin(), exercise.checks.end(), at_fault);
         });
}

}  // namespace convlings
