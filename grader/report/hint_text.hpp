// One of a function's three hints, for the terminal.
#pragma once

#include <string>

#include "catalogue/lesson.hpp"
#include "story/render.hpp"

namespace convlings {

/// "01 slide: hint 2 of 3, the formula", and the hint under it. `level` is 1, 2 or 3.
std::string hint_text(const Lesson& lesson, const Exercise& exercise, int level,
                      const Style& style);

}  // namespace convlings
