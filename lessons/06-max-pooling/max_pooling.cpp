#include "max_pooling.hpp"

#include <algorithm>

// Exercise 1 of 4: one window, one channel.
// The window covers rows row .. row + pool_size - 1, and as many columns. Keep the largest cell
// that you have met. With which one do you start, so that a window of negative cells comes out
// right? Budget: 8 lines.
float window_maximum(const Tensor& image, int row, int column, int channel, int pool_size) {
  // ...
  throw cnn::NotWritten(__func__);
}

// Exercise 2 of 4: how many windows fit?
// The first window takes pool_size cells. How many more steps of `stride` cells can it make in what
// is left? Division of ints rounds down, and that is what you want.
// Budget: 1 line.
int pooled_size(int input, int pool_size, int stride) {
  // ...
  throw cnn::NotWritten(__func__);
}

// Exercise 3 of 4: the layer.
// Output cell (row, column, channel) is the maximum of the window that starts at
// (row · pool_size, column · pool_size), in the same channel. pooled_size knows the output's height
// and width; here the stride is pool_size.
// Budget: 13 lines.
Tensor max_pooling2d(const Tensor& image, int pool_size) {
  // ...
  throw cnn::NotWritten(__func__);
}

// Exercise 4 of 4: the average instead.
// Each output cell is the sum of its window's cells, divided by how many cells a window has. One
// way: let row and column run over all *input* cells that some window covers, and add each cell's
// share to output(row / pool_size, column / pool_size, channel).
// Budget: 14 lines.
Tensor average_pooling2d(const Tensor& image, int pool_size) {
  // ...
  throw cnn::NotWritten(__func__);
}
