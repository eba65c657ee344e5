#include "activations.hpp"

#include <algorithm>
#include <cmath>

// Exercise 1 of 4: let through what is above zero.
// `values` may have any shape, and a Tensor can be walked without knowing it:
//     Tensor result = values;
//     for (float& value : result) …
// Change each value to the larger of 0 and itself; std::max wants two floats: std::max(0.0F,
// value). Budget: 3 lines.
Tensor relu(const Tensor& values) {
  // BEGIN SOLUTION
  Tensor result = values;
  for (float& value : result) value = std::max(0.0F, value);
  return result;
  // END SOLUTION
}

// Exercise 2 of 4: between 0 and 1.
// The same walk with 1 / (1 + exp(-x)); the function is std::exp. This form is safe at both ends:
// std::exp may become infinite, but then 1 / infinity is 0. The form exp(x) / (1 + exp(x)), equal
// on paper, is not: infinity / infinity is no number. Budget: 3 lines.
Tensor sigmoid(const Tensor& values) {
  // BEGIN SOLUTION
  Tensor result = values;
  for (float& value : result) value = 1 / (1 + std::exp(-value));
  return result;
  // END SOLUTION
}

// Exercise 3 of 4: from scores to probabilities.
// First find the largest score (`*std::max_element(scores.begin(), scores.end())`) and take it off
// every score: the probabilities stay the same, and no exp can become infinite. Then exp, then
// divide each by the sum of all. Budget: 8 lines.
Tensor softmax(const Tensor& scores) {
  // BEGIN SOLUTION
  const float highest = *std::max_element(scores.begin(), scores.end());
  Tensor result = scores;
  float sum = 0;
  for (float& value : result) {
    value = std::exp(value - highest);
    sum += value;
  }
  for (float& value : result) value /= sum;
  return result;
  // END SOLUTION
}

// Exercise 4 of 4: a batch.
// Row by row: copy the row's scores into a Tensor of shape {classes}, let `softmax` do the work,
// copy the answer into the same row of the result. Budget: 10 lines.
Tensor softmax_rows(const Tensor& scores) {
  // BEGIN SOLUTION
  const int classes = scores.shape()[1];
  Tensor result(scores.shape());
  for (int row = 0; row < scores.shape()[0]; ++row) {
    Tensor picture({classes});
    for (int i = 0; i < classes; ++i) picture(i) = scores(row, i);
    const Tensor probabilities = softmax(picture);
    for (int i = 0; i < classes; ++i) result(row, i) = probabilities(i);
  }
  return result;
  // END SOLUTION
}
