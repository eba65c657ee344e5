// Results for other programs.
#pragma once

#include <string>
#include <vector>

#include "report/lesson_result.hpp"

namespace convlings {

/// {"lesson", "exercises": [{"name", "points", "max_points", "checks": [{"name", "verdict",
/// "message"}]}]} for one lesson, an array of such objects for several or none.
std::string result_json(const std::vector<LessonResult>& results);

}  // namespace convlings
