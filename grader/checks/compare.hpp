// Is an answer right, and if not, where is it wrong first?
#pragma once

#include <optional>
#include <string>
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

/// Marks in both grids the cells whose texts differ.
void mark_differences(Grid& expected, Grid& received);

}  // namespace convlings::checks
