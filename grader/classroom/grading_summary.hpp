// What `grade` says at its end: who was graded how, what needs a person, where to look.
#pragma once

#include <string>

#include "grading/graded_class.hpp"
#include "report/terminal.hpp"

namespace convlings {

/// At most a screen: counts, the isolation, what was rejected or left undecided by name, the files.
std::string grading_summary(const GradedClass& graded, const std::string& folder,
                            const Style& style);

/// How many lessons of the class are in this state.
int count_lessons(const GradedClass& graded, LessonState state);

}  // namespace convlings
