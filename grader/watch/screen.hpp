// What watch shows, as lines of text: a session in, a screenful out.
#pragma once

#include <string>
#include <vector>

#include "story/render.hpp"
#include "watch/session.hpp"

namespace convlings {

struct ScreenSize {
  int rows = 24;
  int columns = 80;
};

/// One screenful. The middle part scrolls when it is taller than its room.
struct Screenful {
  std::vector<std::string>
      lines;       ///< at most as many as there are rows, none wider than the screen
  int scroll = 0;  ///< lines of the middle part that are above
  int most_scroll = 0;
  int rows = 1;  ///< of the middle part
};

/// Above: lesson, exercise, its place, and a mark for each exercise of the lesson. Then the
/// verdict, hints, the list, or a page. Below: a notice, the progress over the course, the keys.
Screenful frame_of(const Session& session, const Style& style, const ScreenSize& size);

/// `line` without what stands beyond `columns`; colours are closed.
std::string cut(const std::string& line, int columns);

/// The bytes that put `frame` on a terminal in place of whatever is there.
std::string drawn(const Screenful& frame);

}  // namespace convlings
