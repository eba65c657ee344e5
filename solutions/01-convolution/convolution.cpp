#include "convolution.hpp"

// Exercise 1 of 5: one patch.
// The patch lies under the kernel, cell on cell. Walk over both with two loops, multiply, add up.
// Start at 0. Budget: 7 lines.
float patch_times_kernel(const Tensor& patch, const Tensor& kernel) {
  // BEGIN SOLUTION
  float sum = 0;
  for (int i = 0; i < kernel.shape()[0]; ++i) {
    for (int j = 0; j < kernel.shape()[1]; ++j) {
      sum += patch(i, j) * kernel(i, j);
    }
  }
  return sum;
  // END SOLUTION
}

// Exercise 2 of 5: slide it.
// Output cell (row, column) is the sum over the kernel's cells (i, j) of
//     image(row + i, column + j) · kernel(i, j).
// How many rows fit?  height - rows + 1.  Make a Tensor of that shape and fill every cell.
// Budget: 14 lines.
Tensor slide(const Tensor& image, const Tensor& kernel) {
  // BEGIN SOLUTION
  const int rows = image.shape()[0] - kernel.shape()[0] + 1;
  const int columns = image.shape()[1] - kernel.shape()[1] + 1;
  Tensor output({rows, columns});
  for (int row = 0; row < rows; ++row) {
    for (int column = 0; column < columns; ++column) {
      for (int i = 0; i < kernel.shape()[0]; ++i) {
        for (int j = 0; j < kernel.shape()[1]; ++j) {
          output(row, column) += image(row + i, column + j) * kernel(i, j);
        }
      }
    }
  }
  return output;
  // END SOLUTION
}

// Exercise 3 of 5: the same with letters.
// `image` and `kernel` hold the names of the cells. Join the four products with " + ", each
// written as kernel*image, in the kernel's reading order: f1, f2, f3, f4.
// Budget: 3 lines.
std::string symbolic_cell(int row, int column) {
  const std::string image[3][3] = {{"a", "b", "c"}, {"d", "e", "g"}, {"h", "j", "k"}};
  const std::string kernel[2][2] = {{"f1", "f2"}, {"f3", "f4"}};
  // BEGIN SOLUTION
  const auto product = [&](int i, int j) {
    return kernel[i][j] + "*" + image[row + i][column + j];
  };
  return product(0, 0) + " + " + product(0, 1) + " + " + product(1, 0) + " + " + product(1, 1);
  // END SOLUTION
}

// Exercise 4 of 5: the weighted average.
// An average of n cells weighs each with 1/n. How many cells has a size×size kernel?
// Budget: 4 lines.
Tensor box_blur_kernel(int size) {
  // BEGIN SOLUTION
  Tensor kernel({size, size});
  for (float& weight : kernel) weight = 1.0F / static_cast<float>(size * size);
  return kernel;
  // END SOLUTION
}

// Exercise 5 of 5: cross-correlation or convolution?
// Make a turned copy of the kernel: its cell (i, j) is the original's (rows - 1 - i, columns - 1 -
// j). Then let `slide` do the work. Budget: 8 lines.
Tensor true_convolution(const Tensor& image, const Tensor& kernel) {
  // BEGIN SOLUTION
  const int rows = kernel.shape()[0];
  const int columns = kernel.shape()[1];
  Tensor turned({rows, columns});
  for (int i = 0; i < rows; ++i) {
    for (int j = 0; j < columns; ++j) turned(i, j) = kernel(rows - 1 - i, columns - 1 - j);
  }
  return slide(image, turned);
  // END SOLUTION
}
