#include "grading/graded_class.hpp"

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

}  // namespace convlings
