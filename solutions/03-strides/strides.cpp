#include "strides.hpp"

// Exercise 1 of 4: how many stops?
// The window's first cell starts at 0 and can move on by `room` cells:
//     room = before + input + after - kernel.
// Every full `stride` of it is one more stop; what is left over is too short for a step.
// Mind two things: the first stop needs no step, and a negative room means that there is no stop at
// all (in C++, -1 / 2 is 0). Budget: 4 lines.
int output_size(int input, int kernel, int stride, int before, int after) {
  // BEGIN SOLUTION
  const int room = before + input + after - kernel;
  if (room < 0) return 0;
  return room / stride + 1;
  // END SOLUTION
}

// Exercise 2 of 4: padding by name.
// valid and full are cases of exercise 1. same is input / stride rounded up: in whole numbers that
// is (input + stride - 1) / stride. Budget: 6 lines.
int padded_output_size(int input, int kernel, int stride, Padding padding) {
  // BEGIN SOLUTION
  if (padding == Padding::same) return (input + stride - 1) / stride;
  const int zeros = padding == Padding::full ? kernel - 1 : 0;
  return output_size(input, kernel, stride, zeros, zeros);
  // END SOLUTION
}

// Exercise 3 of 4: the zeros of same padding.
// From the first cell of the first stop to the last cell of the last one the windows reach over
//     reach = (stops - 1) · stride + kernel
// cells. What the input lacks is filled with zeros, half before (rounded down), the rest after.
// A window that stays inside lacks nothing: never return a negative number. Budget: 6 lines.
Amounts same_padding(int input, int kernel, int stride) {
  // BEGIN SOLUTION
  const int stops = padded_output_size(input, kernel, stride, Padding::same);
  const int reach = (stops - 1) * stride + kernel;
  const int total = reach > input ? reach - input : 0;
  return {total / 2, total - total / 2};
  // END SOLUTION
}

// Exercise 4 of 4: slide in steps.
// Stop number `row` starts at picture row row · stride, so output cell (row, column) is the sum of
//     image(row · stride + i, column · stride + j) · kernel(i, j).
// Only the start of the window jumps; under the window nothing is left out. Budget: 14 lines.
Tensor strided_convolution(const Tensor& image, const Tensor& kernel, int stride) {
  // BEGIN SOLUTION
  const int rows = output_size(image.shape()[0], kernel.shape()[0], stride, 0, 0);
  const int columns = output_size(image.shape()[1], kernel.shape()[1], stride, 0, 0);
  Tensor output({rows, columns});
  for (int row = 0; row < rows; ++row) {
    for (int column = 0; column < columns; ++column) {
      for (int i = 0; i < kernel.shape()[0]; ++i) {
        for (int j = 0; j < kernel.shape()[1]; ++j) {
          output(row, column) += image(row * stride + i, column * stride + j) * kernel(i, j);
        }
      }
    }
  }
  return output;
  // END SOLUTION
}
