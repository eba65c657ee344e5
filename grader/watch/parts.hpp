// The parts of watch's screen, each as text that may be taller than the screen.
#pragma once

#include <string>

#include "story/render.hpp"
#include "watch/session.hpp"

namespace convlings {

/// "01 Convolution · slide (2 of 5)", the place to edit, and the marks of all exercises.
std::string header_text(const Session& session, const Style& style);

/// What came of the exercise: the first failure's story, what the compiler says, or that it passed
/// and how to go on.
std::string verdict_part(const Session& session, const Style& style);

/// The hints that were asked for.
std::string hints_part(const Session& session, const Style& style);

/// Every lesson with its exercises. `current` becomes the line at which the session's lesson
/// begins.
std::string list_part(const Session& session, const Style& style, int& current);

/// A bar over all exercises of the course, and what happens now or came of it last.
std::string progress_line(const Session& session, const Style& style, int columns);

/// The keys that mean something now, in as many lines as they need.
std::string keys_text(const Session& session, const Style& style, int columns);

}  // namespace convlings
