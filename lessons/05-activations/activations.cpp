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
  // ...
  throw cnn::NotWritten(__func__);
}

// Exercise 2 of 4: between 0 and 1.
// The same walk with 1 / (1 + exp(-x)); the function is std::exp. This form is safe at both ends:
// std::exp may become infinite, but then 1 / infinity is 0. The form exp(x) / (1 + exp(x)), equal
// on paper, is not: infinity / infinity is no number. Budget: 3 lines.
Tensor sigmoid(const Tensor& values) {
  // ...
  throw cnn::NotWritten(__func__);
}

// Exercise 3 of 4: from scores to probabilities.
// First find the largest score (`*std::max_element(scores.begin(), scores.end())`) and take it off
// every score: the probabilities stay the same, and no exp can become infinite. Then exp, then
// divide each by the sum of all. Budget: 8 lines.
Tensor softmax(const Tensor& scores) {
  // ...
  throw cnn::NotWritten(__func__);
}

// Exercise 4 of 4: a batch.
// Row by row: copy the row's scores into a Tensor of shape {classes}, let `softmax` do the work,
// copy the answer into the same row of the result. Budget: 10 lines.
Tensor softmax_rows(const Tensor& scores) {
  // ...
  throw cnn::NotWritten(__func__);
}
