// One lesson's result as a web page.
#pragma once

#include <string>
#include <vector>

#include "report/lesson_result.hpp"

namespace convlings {

/// A whole page, in one file: a line an exercise, every failed check with its story, what probably
/// happened, compiler errors, predictions. Nothing of it is fetched, nothing runs, and whatever a
/// student's code said is escaped.
std::string lesson_page(const std::vector<LessonResult>& results);

}  // namespace convlings
