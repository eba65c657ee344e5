#include "dense.hpp"

#include <algorithm>

// Exercise 1 of 4: which place in the row?
// shape is (height, width, channels). How many numbers come before this cell? All whole rows above
// it, all whole columns to its left in the same row, and the channels before it.
// Budget: 1 line.
int flat_index(int row, int column, int channel, const Shape& shape) {
  // BEGIN SOLUTION
  return (row * shape[1] + column) * shape[2] + channel;
  // END SOLUTION
}

// Exercise 2 of 4: flatten.
// A row as long as the image has cells: height · width · channels. Put each cell where flat_index
// says. (Tensor::reshaped does the same in one go. Write the loops once, and you know the order.)
// Budget: 10 lines.
Tensor flatten(const Tensor& image) {
  // BEGIN SOLUTION
  const Shape& shape = image.shape();
  Tensor flat({shape[0] * shape[1] * shape[2]});
  for (int row = 0; row < shape[0]; ++row) {
    for (int column = 0; column < shape[1]; ++column) {
      for (int c = 0; c < shape[2]; ++c) {
        flat(flat_index(row, column, c, shape)) = image(row, column, c);
      }
    }
  }
  return flat;
  // END SOLUTION
}

// Exercise 3 of 4: the dense layer.
//     output(unit) = bias(unit) + sum over all i of input(i) · kernel(i, unit)
// kernel is (n, units): its rows belong to the inputs, its columns to the units.
// Budget: 8 lines.
Tensor dense(const Tensor& input, const Tensor& kernel, const Tensor& bias) {
  // BEGIN SOLUTION
  Tensor output = bias;
  for (int unit = 0; unit < kernel.shape()[1]; ++unit) {
    for (int i = 0; i < kernel.shape()[0]; ++i) output(unit) += input(i) * kernel(i, unit);
  }
  return output;
  // END SOLUTION
}

// Exercise 4 of 4: from the last feature map to a score for each class.
// flatten → dense (hidden) → relu: what is below 0 becomes 0 → dense (class). No relu at the end: a
// score may be negative.
// Budget: 4 lines.
Tensor class_scores(const Tensor& image, const Tensor& hidden_kernel, const Tensor& hidden_bias,
                    const Tensor& class_kernel, const Tensor& class_bias) {
  // BEGIN SOLUTION
  Tensor hidden = dense(flatten(image), hidden_kernel, hidden_bias);
  for (float& value : hidden) value = std::max(value, 0.0F);
  return dense(hidden, class_kernel, class_bias);
  // END SOLUTION
}
