// Names that students use without the line or the prefix that they need.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace convlings {

/// The standard header of `name`, which is written without std::; empty for unknown names.
std::string_view standard_header(std::string_view name);

/// All names that standard_header knows.
const std::vector<std::string>& standard_names();

/// What C++ says for a word of another language: "elif" is "else if"; empty for other words.
std::string_view in_cpp(std::string_view word);

}  // namespace convlings
