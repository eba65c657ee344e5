#include "padding.hpp"

// Exercise 1 of 4: how many zeros?
// A window of `kernel` cells loses kernel - 1 positions at the border. To keep the size (same), add
// that many zeros in all: half of them before, rounded down, the rest after. Whole numbers divide
// without remainder in C++: 3 / 2 is 1.
// `return {1, 2};` makes Amounts of one zero before and two after. Budget: 6 lines.
Amounts padding_amounts(int kernel, Padding padding) {
  // ...
  throw cnn::NotWritten(__func__);
}

// Exercise 2 of 4: how large is the answer?
// The window slides over input + zeros before + zeros after cells. How many places are there?
// Lesson 01 knows, for a picture without zeros. Budget: 3 lines.
int output_size(int input, int kernel, Padding padding) {
  // ...
  throw cnn::NotWritten(__func__);
}

// Exercise 3 of 4: the frame of zeros.
// A new Tensor holds zeros already. Make it large enough, then copy:
//     padded(top + row, left + column) = image(row, column).
// Budget: 9 lines.
Tensor zero_pad(const Tensor& image, int top, int bottom, int left, int right) {
  // ...
  throw cnn::NotWritten(__func__);
}

// Exercise 4 of 4: pad, then slide.
// The kernel's rows, kernel.shape()[0], decide about top and bottom; its columns about left and
// right. `slide` is given. Budget: 5 lines.
Tensor convolve(const Tensor& image, const Tensor& kernel, Padding padding) {
  // ...
  throw cnn::NotWritten(__func__);
}
