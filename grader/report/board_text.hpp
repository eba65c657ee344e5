// The board: every lesson of the course at a glance.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "report/lesson_result.hpp"
#include "story/render.hpp"

namespace convlings {

/// One lesson on the board. An untouched stub has a result in which nothing is written.
struct BoardRow {
  Lesson lesson;
  bool touched = false;
  std::optional<LessonResult> result;  ///< nothing when `fault` says why
  std::string fault;                   ///< the file cannot be read, in words
};

/// A line a lesson with mark, title, bar, points and state; then the next thing to do.
std::string board_text(const std::vector<BoardRow>& rows, const std::string& version,
                       const Style& style);

}  // namespace convlings
