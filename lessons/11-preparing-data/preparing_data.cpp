#include "preparing_data.hpp"

#include <numeric>

// Exercise 1 of 5: from bytes to images.
// How many pictures are there, when each takes height · width bytes? Make a Tensor of shape
// {count, height, width, 1}. The bytes lie in the order in which a Tensor stores its numbers, so
// one walk fills it: images.begin()[i] is its number i. Each is byte / 255, but mind the types:
// what is a whole number divided by a whole number in C++? Budget: 6 lines.
Tensor to_images(const std::vector<std::uint8_t>& bytes, int height, int width) {
  // ...
  throw cnn::NotWritten(__func__);
}

// Exercise 2 of 5: one-hot.
// A new Tensor is all zeros. Row i gets its 1 in column labels[i]; classes count from 0. Write with
// rows(i, j), which checks the index: so a label that is no class is refused, not written somewhere
// else. Budget: 5 lines.
Tensor to_categorical(const std::vector<int>& labels, int classes) {
  // ...
  throw cnn::NotWritten(__func__);
}

// Exercise 3 of 5: shuffle.
// Start with the list 0, 1, 2, …:
//     std::vector<int> order(count);
//     std::iota(order.begin(), order.end(), 0);
// For i from the last place down to 1, draw random.integer(0, i) and swap these two places of the
// list (std::swap). Then `take` images and labels in this one order. Budget: 7 lines.
Examples shuffled(const Examples& examples, Random& random) {
  // ...
  throw cnn::NotWritten(__func__);
}

// Exercise 4 of 5: batches.
// The first batch starts at place 0 of `order`, the next one batch_size places on. Where does a
// batch end? batch_size places after its start, but never behind the end of the list: std::min. A
// part of a list is a list again:  std::vector<int>(order.begin() + start, order.begin() + end).
// Budget: 8 lines.
std::vector<std::vector<int>> batches(const std::vector<int>& order, int batch_size) {
  // ...
  throw cnn::NotWritten(__func__);
}

// Exercise 5 of 5: k-fold.
// Make `folds` empty splits. For each place i of `order` and each split f: example order[i] goes to
// held_out of split f when i % folds is f, else to its train list. So nothing is ever in both, and
// every example is held out once. Budget: 8 lines.
std::vector<Split> k_fold(const std::vector<int>& order, int folds) {
  // ...
  throw cnn::NotWritten(__func__);
}
