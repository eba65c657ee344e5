// Students by checks, a small cell each.
#pragma once

#include <string>
#include <vector>

#include "feedback/class_numbers.hpp"

namespace convlings {

/// A table with a row a student: name, total, and one drawing of all the cells, which is told in
/// words to those who do not see it. Checks stand in columns of six pixels, in groups by lesson and
/// exercise; above them, how many of the class passed each. States differ in shape as well as in
/// colour, and the colours are told apart by the colour-blind.
std::string heat_map(const GradedClass& graded, const std::vector<CheckTally>& checks);

/// What the shapes mean.
std::string heat_map_legend();

/// The style of both.
std::string heat_map_css();

}  // namespace convlings
