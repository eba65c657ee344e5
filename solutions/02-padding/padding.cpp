#include "padding.hpp"

// Exercise 1 of 4: how many zeros?
// A window of `kernel` cells loses kernel - 1 positions at the border. To keep the size (same), add
// that many zeros in all: half of them before, rounded down, the rest after. Whole numbers divide
// without remainder in C++: 3 / 2 is 1.
// `return {1, 2};` makes Amounts of one zero before and two after. Budget: 6 lines.
Amounts padding_amounts(int kernel, Padding padding) {
  // BEGIN SOLUTION
  const int total = kernel - 1;
  if (padding == Padding::valid) return {0, 0};
  if (padding == Padding::full) return {total, total};
  return {total / 2, total - total / 2};
  // END SOLUTION
}

// Exercise 2 of 4: how large is the answer?
// The window slides over input + zeros before + zeros after cells. How many places are there?
// Lesson 01 knows, for a picture without zeros. Budget: 3 lines.
int output_size(int input, int kernel, Padding padding) {
  // BEGIN SOLUTION
  const Amounts zeros = padding_amounts(kernel, padding);
  return zeros.before + input + zeros.after - kernel + 1;
  // END SOLUTION
}

// Exercise 3 of 4: the frame of zeros.
// A new Tensor holds zeros already. Make it large enough, then copy:
//     padded(top + row, left + column) = image(row, column).
// Budget: 9 lines.
Tensor zero_pad(const Tensor& image, int top, int bottom, int left, int right) {
  // BEGIN SOLUTION
  const int height = image.shape()[0];
  const int width = image.shape()[1];
  Tensor padded({top + height + bottom, left + width + right});
  for (int row = 0; row < height; ++row) {
    for (int column = 0; column < width; ++column) {
      padded(top + row, left + column) = image(row, column);
    }
  }
  return padded;
  // END SOLUTION
}

// Exercise 4 of 4: pad, then slide.
// The kernel's rows, kernel.shape()[0], decide about top and bottom; its columns about left and
// right. `slide` is given. Budget: 5 lines.
Tensor convolve(const Tensor& image, const Tensor& kernel, Padding padding) {
  // BEGIN SOLUTION
  const Amounts rows = padding_amounts(kernel.shape()[0], padding);
  const Amounts columns = padding_amounts(kernel.shape()[1], padding);
  const Tensor padded = zero_pad(image, rows.before, rows.after, columns.before, columns.after);
  return slide(padded, kernel);
  // END SOLUTION
}
