#include "dense.hpp"

#include <algorithm>

// Exercise 1 of 4: which place in the row?
// shape is (height, width, channels). How many numbers come before this cell? All whole rows above
// it, all whole columns to its left in the same row, and the channels before it.
// Budget: 1 line.
int flat_index(int row, int column, int channel, const Shape& shape) {
  // ...
  throw cnn::NotWritten(__func__);
}

// Exercise 2 of 4: flatten.
// A row as long as the image has cells: height · width · channels. Put each cell where flat_index
// says. (Tensor::reshaped does the same in one go. Write the loops once, and you know the order.)
// Budget: 10 lines.
Tensor flatten(const Tensor& image) {
  // ...
  throw cnn::NotWritten(__func__);
}

// Exercise 3 of 4: the dense layer.
//     output(unit) = bias(unit) + sum over all i of input(i) · kernel(i, unit)
// kernel is (n, units): its rows belong to the inputs, its columns to the units.
// Budget: 8 lines.
Tensor dense(const Tensor& input, const Tensor& kernel, const Tensor& bias) {
  // ...
  throw cnn::NotWritten(__func__);
}

// Exercise 4 of 4: from the last feature map to a score for each class.
// flatten → dense (hidden) → relu: what is below 0 becomes 0 → dense (class). No relu at the end: a
// score may be negative.
// Budget: 4 lines.
Tensor class_scores(const Tensor& image, const Tensor& hidden_kernel, const Tensor& hidden_bias,
                    const Tensor& class_kernel, const Tensor& class_bias) {
  // ...
  throw cnn::NotWritten(__func__);
}
