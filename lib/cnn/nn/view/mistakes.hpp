// Where a network was surest and wrong: what to look at before changing anything.
#pragma once

#include <string>
#include <vector>

#include "cnn/nn/data/dataset.hpp"

namespace cnn::view {

/// An example that was answered wrongly.
struct Mistake {
  int index = 0;  ///< of the example in its data set
  int truth = 0;  ///< class numbers
  int answer = 0;
  float confidence = 0;  ///< the probability given to the answer
};

/// The wrong answers, the surest first, at most `most` of them; equals in the order of the set.
/// `outputs` (count, classes) are probabilities; (count, 1) that of class 1. Throws ShapeError
/// unless there is a row for each example.
std::vector<Mistake> worst_mistakes(const Dataset& dataset, const Tensor& outputs, int most);

/// The pictures of these examples, enlarged, as one picture (height, width, 3), each with
/// "bag 0.98 / shirt" under it: the answer with its probability, and the truth.
Tensor mistakes_sheet(const Dataset& dataset, const std::vector<Mistake>& mistakes,
                      const std::string& note);

}  // namespace cnn::view
