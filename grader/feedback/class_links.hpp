// A student's name on the class page, with the way to the feedback.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "grading/graded_class.hpp"

namespace convlings {

/// The name as a link to feedback/ID.html, beside which the class page lies; only the name when the
/// id is not one that a link may hold.
std::string student_link(const GradedStudent& student);

/// The names of these ids, `most` of them in full and how many more there are.
std::string student_links(const GradedClass& graded, const std::vector<std::string>& ids,
                          std::size_t most);

}  // namespace convlings
