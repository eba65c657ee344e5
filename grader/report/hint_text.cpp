#include "report/hint_text.hpp"

#include <fmt/format.h>

#include <array>

#include "report/terminal.hpp"

namespace convlings {
namespace {

constexpr std::array<const char*, 3> level_names{"a nudge", "the formula", "almost the code"};

}  // namespace

std::string hint_text(const Lesson& lesson, const Exercise& exercise, int level,
                      const Style& style) {
  const auto index = static_cast<std::size_t>(level - 1);
  const std::string heading = fmt::format("{} {}: hint {} of 3, {}", lesson.number, exercise.name,
                                          level, level_names.at(index));
  return painted(style, Paint::bold, heading) + "\n\n" +
         paragraph(style, exercise.hints.at(index), 2);
}

}  // namespace convlings
