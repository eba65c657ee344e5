#include "strides.hpp"

// Exercise 1 of 4: how many stops?
// The window's first cell starts at 0 and can move on by `room` cells:
//     room = before + input + after - kernel.
// Every full `stride` of it is one more stop; what is left over is too short for a step.
// Mind two things: the first stop needs no step, and a negative room means that there is no stop at
// all (in C++, -1 / 2 is 0). Budget: 4 lines.
int output_size(int input, int kernel, int stride, int before, int after) {
  // ...
  throw cnn::NotWritten(__func__);
}

// Exercise 2 of 4: padding by name.
// valid and full are cases of exercise 1. same is input / stride rounded up: in whole numbers that
// is (input + stride - 1) / stride. Budget: 6 lines.
int padded_output_size(int input, int kernel, int stride, Padding padding) {
  // ...
  throw cnn::NotWritten(__func__);
}

// Exercise 3 of 4: the zeros of same padding.
// From the first cell of the first stop to the last cell of the last one the windows reach over
//     reach = (stops - 1) · stride + kernel
// cells. What the input lacks is filled with zeros, half before (rounded down), the rest after.
// A window that stays inside lacks nothing: never return a negative number. Budget: 6 lines.
Amounts same_padding(int input, int kernel, int stride) {
  // ...
  throw cnn::NotWritten(__func__);
}

// Exercise 4 of 4: slide in steps.
// Stop number `row` starts at picture row row · stride, so output cell (row, column) is the sum of
//     image(row · stride + i, column · stride + j) · kernel(i, j).
// Only the start of the window jumps; under the window nothing is left out. Budget: 14 lines.
Tensor strided_convolution(const Tensor& image, const Tensor& kernel, int stride) {
  // ...
  throw cnn::NotWritten(__func__);
}
