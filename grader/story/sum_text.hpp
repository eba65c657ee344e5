// A sum in words and figures.
#pragma once

#include <string>

#include "story/story.hpp"

namespace convlings {

/// "channel 0: 2·3 + 1·4 = 10, channel 1: …": on one line, without the label.
std::string sum_line(const Sum& sum);

/// The sum after its label: on one line where it fits into `width`, else row by row as the window
/// lies, the terms below each other. Ends with a newline.
std::string sum_text(const Sum& sum, int width);

}  // namespace convlings
