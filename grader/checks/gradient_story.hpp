// One cell of a gradient, told: both numbers, the sum, the term that is missing.
#pragma once

#include <string>
#include <vector>

#include "checks/gradient_sums.hpp"
#include "cnn/core/tensor.hpp"

namespace convlings::checks {

/// The one term without which the cell would be `received`: "Without the term …"; empty when there
/// is none, or several would do.
std::string missing_term(const std::vector<Term>& terms, double received);

/// The story of one cell of a gradient: both numbers, the sum term by term, and the term that is
/// missing where there is one.
///   numeric   measured, and right;  received  the student's, of the same shape
///   whose     "the reference layer's loss, with kernel(2, 1) moved up and down"
CellStory gradient_story(const GradientSum& sum, const cnn::Tensor& numeric,
                         const cnn::Tensor& received, const Index& index, const std::string& whose);

}  // namespace convlings::checks
