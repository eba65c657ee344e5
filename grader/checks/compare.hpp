// Is an answer right, and if not, where is it wrong first?
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "cnn/core/tensor.hpp"
#include "story/story.hpp"

namespace convlings::checks {

/// The first thing that is wrong with a tensor.
struct Difference {
  std::vector<int> index;  ///< the first wrong cell; empty when the shape is wrong
  std::string problem;     ///< one sentence
};

/// Nothing when `received` equals `expected` within tolerance · max(1, |expected|) in every cell.
std::optional<Difference> first_difference(const cnn::Tensor& expected, const cnn::Tensor& received,
                                           double tolerance);

/// Never for a NaN.
bool is_close(double expected, double received, double tolerance);

/// Both numbers with as many digits as it takes to see that they differ, up to nine.
std::pair<std::string, std::string> told_apart(double expected, double received);

/// Marks in `received` the cells whose texts differ, and the first wrong one (row, column in the
/// grid), which may differ in digits that are not shown.
void mark_differences(const Grid& expected, const std::pair<int, int>& first, Grid& received);

}  // namespace convlings::checks
