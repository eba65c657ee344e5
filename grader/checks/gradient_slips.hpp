// Which slip makes exactly this wrong gradient? Told only when it explains every cell.
#pragma once

#include <string>
#include <vector>

#include "checks/gradient_sums.hpp"
#include "cnn/core/tensor.hpp"

namespace convlings::checks {

/// A mistake that is easily made, and the tensor that comes out with it.
struct Slip {
  std::string words;  ///< goes on after "This is what comes out when "
  cnn::Tensor outcome;
};

/// What can go wrong with any sum of products: overwritten, divided, its sign turned, ….
std::vector<Slip> slips_of(const GradientSum& sum);

/// Of a batch of `examples`: divided by their number once more.
Slip divided_by_batch(const GradientSum& sum, int examples);

/// "This is what comes out when …, or when ….": all slips whose outcome is `received`; empty when
/// there is none.
std::string slip_in(const cnn::Tensor& received, const std::vector<Slip>& slips);

/// The one term without which the cell would be `received`: "Without the term …"; empty when there
/// is none, or several would do.
std::string missing_term(const std::vector<Term>& terms, double received);

/// The story of one cell of a gradient: both numbers, the sum term by term, and what is wrong with
/// it where that can be worked out.
///   numeric   measured, and right;  received  the student's, of the same shape
///   whose     "the reference layer's loss, with kernel(2, 1) moved up and down"
///   own       slips of this layer only, tried first
CellStory gradient_story(const GradientSum& sum, const cnn::Tensor& numeric,
                         const cnn::Tensor& received, const Index& index, const std::string& whose,
                         const std::vector<Slip>& own = {});

}  // namespace convlings::checks
