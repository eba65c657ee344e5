// A mutant is a lesson's solution with one slip.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "catalogue/lesson.hpp"
#include "mutants/edits.hpp"

namespace convlings {

struct Mutant {
  std::string lesson;    ///< "01-convolution"
  std::string exercise;  ///< the function that it is in
  Edit edit;
  std::string line;     ///< as the solution has it, on one line, spaces squeezed
  std::string changed;  ///< the same line with the slip
};

/// What a student writes in one function: the lines between `// BEGIN SOLUTION` and `// END
/// SOLUTION`.
struct Region {
  std::string exercise;
  Body body;
};

/// The regions of a solution, whose text must outlive them.
std::vector<Region> regions_of(const Lesson& lesson, std::string_view solution);

/// Every mutant of a lesson's solution, in the order of the text.
std::vector<Mutant> mutants_of(const Lesson& lesson, std::string_view solution);

/// The exercises whose solutions call the function `exercise`.
std::vector<std::string> callers_of(const Lesson& lesson, std::string_view solution,
                                    std::string_view exercise);

}  // namespace convlings
