// The class on one page, for its instructor.
#pragma once

#include <string>

#include "grading/graded_class.hpp"

namespace convlings {

/// One HTML file, nothing fetched: distribution of marks, heat map of students x checks, which
/// check stumped the class, the commonest wrong outputs and mistakes, files not taken, undecided
/// lessons, similar pairs, isolation level, times.
std::string class_page(const GradedClass& graded);

}  // namespace convlings
