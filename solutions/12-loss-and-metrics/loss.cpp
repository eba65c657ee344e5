#include "loss.hpp"

// Exercise 1 of 5: how dear is the answer?
// For each example i and class j, add targets(i, j) times -log of probabilities(i, j): only the
// true class counts, since all other targets are 0. Before std::log, lift what is below epsilon:
// std::max(p, epsilon). Divide by the number of examples, not by that of all cells.
// Budget: 9 lines.
float categorical_crossentropy(const Tensor& targets, const Tensor& probabilities) {
  // BEGIN SOLUTION
  const int examples = targets.shape()[0];
  float sum = 0;
  for (int i = 0; i < examples; ++i) {
    for (int j = 0; j < targets.shape()[1]; ++j) {
      sum -= targets(i, j) * std::log(std::max(probabilities(i, j), epsilon));
    }
  }
  return sum / static_cast<float>(examples);
  // END SOLUTION
}

// Exercise 2 of 5: the same with labels.
// The probability of the true class of example i is probabilities(i, labels[i]). No other one is
// needed. Budget: 6 lines.
float sparse_categorical_crossentropy(const std::vector<int>& labels, const Tensor& probabilities) {
  // BEGIN SOLUTION
  const int examples = probabilities.shape()[0];
  float sum = 0;
  for (int i = 0; i < examples; ++i) {
    sum -= std::log(std::max(probabilities(i, labels[i]), epsilon));
  }
  return sum / static_cast<float>(examples);
  // END SOLUTION
}

// Exercise 3 of 5: yes or no.
// What probability did the example give to the truth? p where the target is 1, 1 - p where it is 0.
// The rest is as above. Budget: 7 lines.
float binary_crossentropy(const Tensor& targets, const Tensor& probabilities) {
  // BEGIN SOLUTION
  const int examples = targets.shape()[0];
  float sum = 0;
  for (int i = 0; i < examples; ++i) {
    const float p = probabilities(i, 0);
    sum -= std::log(std::max(targets(i, 0) == 1 ? p : 1 - p, epsilon));
  }
  return sum / static_cast<float>(examples);
  // END SOLUTION
}

// Exercise 4 of 5: how many are right?
// Find the largest probability of each row: start with class 0, and let another class win only when
// it is larger, not when it is equal. Count the rows where the winner is the label. Mind the
// division: how many of how many is a share, not a whole number. Budget: 10 lines.
float accuracy(const std::vector<int>& labels, const Tensor& probabilities) {
  // BEGIN SOLUTION
  const int examples = probabilities.shape()[0];
  float right = 0;
  for (int i = 0; i < examples; ++i) {
    int winner = 0;
    for (int j = 1; j < probabilities.shape()[1]; ++j) {
      if (probabilities(i, j) > probabilities(i, winner)) winner = j;
    }
    if (winner == labels[i]) ++right;
  }
  return right / static_cast<float>(examples);
  // END SOLUTION
}

// Exercise 5 of 5: what is taken for what?
// A new Tensor is all zeros. Every example adds 1 to the cell in the row of its true class and the
// column of the answer. Budget: 4 lines.
Tensor confusion_matrix(const std::vector<int>& labels, const std::vector<int>& answers,
                        int classes) {
  // BEGIN SOLUTION
  Tensor matrix({classes, classes});
  for (std::size_t i = 0; i < labels.size(); ++i) matrix(labels[i], answers[i]) += 1;
  return matrix;
  // END SOLUTION
}
