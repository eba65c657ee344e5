// Tells a story as text for a terminal or a message.
#pragma once

#include <string>

#include "story/story.hpp"
#include "story/text.hpp"

namespace convlings {

/// The inputs, with brackets around the window that the first wrong cell comes from; both answers,
/// side by side where they fit, with `>` before wrong cells; what these marks mean; the sentence
/// that says what is wrong, and the arithmetic. Colour adds to the marks. No line of it is wider
/// than the style. Ends with a newline.
std::string render(const Story& story, const Style& style = {});

}  // namespace convlings
