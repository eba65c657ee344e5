// Marks as a person types them, and a CSV of them.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "grading/marks.hpp"

namespace convlings {

/// "2", "2.5", "2,5", "½", "2½" between 0 and `most`. Throws InputError, "must be …", otherwise.
double marks_typed(std::string_view typed, int most);

/// A remark that was typed on several lines, for tables.
std::string on_one_line(std::string text);

/// Puts the marks of a CSV in place of those in `marks`, see read_manual_marks.
void add_marks_of_table(const std::filesystem::path& csv, const WholeClass& whole,
                        ManualMarks& marks);

}  // namespace convlings
