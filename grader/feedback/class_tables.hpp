// The parts of the class page, one function a section. Each is empty when it has nothing to tell.
#pragma once

#include <string>
#include <vector>

#include "feedback/class_numbers.hpp"

namespace convlings {

/// Lessons that the grader could not decide, and submissions that could not be read: loud.
std::string undecided_section(const GradedClass& graded);
std::string problems_section(const GradedClass& graded);

/// How many students, marks in the middle, how the totals are spread.
std::string totals_section(const GradedClass& graded);

/// A line a lesson: states, median, who passed all.
std::string lessons_section(const GradedClass& graded);

/// Which checks stumped the class.
std::string stumped_section(const GradedClass& graded, const std::vector<CheckTally>& checks);

/// What the diagnosis recognised, and the same wrong answer by several students.
std::string mistakes_section(const GradedClass& graded);
std::string outputs_section(const GradedClass& graded);

/// Written questions that wait for a person.
std::string unmarked_section(const GradedClass& graded);

/// Files refused, and files that nobody asked for.
std::string files_section(const GradedClass& graded);

/// Pairs that look alike: a place to look.
std::string similar_section(const GradedClass& graded);

}  // namespace convlings
