// Text from outside, made fit for a page, and numbers as they are told.
#pragma once

#include <string>
#include <string_view>

#include "story/story.hpp"

namespace convlings {

/// `text` as UTF-8 without control characters, without marks that turn the direction of what
/// follows, and cut after `most` bytes (then it ends in "…").
std::string shown_text(std::string_view text, std::size_t most = 20'000);

/// The same on one line: line ends become spaces.
std::string one_line(std::string_view text, std::size_t most = 20'000);

/// The same, escaped for HTML: text between tags, or a quoted attribute.
std::string shown_html(std::string_view text, std::size_t most = 20'000);

/// The story with every text of it shown.
Story shown_story(Story story);

/// Marks with at most two decimals: "3", "2.5", "0.67".
std::string marks_text(double marks);

/// "1 lesson", "2 lessons".
std::string counted(std::size_t count, std::string_view one, std::string_view many);

/// "0.4 s", "12 s", "3 min 20 s".
std::string duration_text(double seconds);

}  // namespace convlings
