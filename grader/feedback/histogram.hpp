// How a class's totals are spread.
#pragma once

#include <string>
#include <vector>

namespace convlings {

/// Totals in steps of the same width, from 0 to `most` (and what is beyond, in the last step).
struct TotalSteps {
  double width = 1;  ///< 1, 2, 5, 10, 20 … marks; at most 15 steps
  std::vector<int> students;
};
TotalSteps total_steps(const std::vector<double>& totals, double most);

/// An <svg> with labelled axes and the number of students on each bar; told in words to those who
/// do not see it.
std::string histogram_svg(const TotalSteps& steps);

}  // namespace convlings
