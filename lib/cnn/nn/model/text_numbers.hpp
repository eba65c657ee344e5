// Numbers read from a layer config: all of the text or nothing.
#pragma once

#include <optional>
#include <string>
#include <vector>

namespace cnn {

/// The parts between separators, empty ones included; none for an empty text.
std::vector<std::string> split(const std::string& text, char separator);

/// The text as an int, when it is one from the first character to the last.
std::optional<int> whole_number(const std::string& text);

/// The text as a share, 0 <= share < 1, when it is one from the first character to the last.
std::optional<float> share(const std::string& text);

}  // namespace cnn
