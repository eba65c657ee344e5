#include "channels.hpp"

// Exercise 1 of 5: the patch, in all its channels.
// size[0] is the window's rows, size[1] its columns; the patch is (rows, columns, channels) with
//     patch(i, j, channel) = image(row + i, column + j, channel).
// Budget: 9 lines.
Tensor patch_at(const Tensor& image, int row, int column, const Shape& size) {
  // ...
  throw cnn::NotWritten(__func__);
}

// Exercise 2 of 5: one filter, one patch, one number.
//     sum over i, j, channel of patch(i, j, channel) · kernels(i, j, channel, filter), +
//     bias(filter)
// One sum over all channels. Where do you add the bias so that it counts once?
// Budget: 9 lines.
float patch_response(const Tensor& patch, const Tensor& kernels, const Tensor& bias, int filter) {
  // ...
  throw cnn::NotWritten(__func__);
}

// Exercise 3 of 5: every filter at every place.
// kernels.shape() is (rows, columns, channels, filters). The output has one channel a filter:
// (height - rows + 1, width - columns + 1, filters). At each place cut out the patch once, then ask
// each filter. Budget: 14 lines.
Tensor conv2d(const Tensor& image, const Tensor& kernels, const Tensor& bias) {
  // ...
  throw cnn::NotWritten(__func__);
}

// Exercise 4 of 5: look at one response map.
// From (height, width, filters) to (height, width): map(row, column) = output(row, column, n).
// Budget: 7 lines.
Tensor response_map(const Tensor& output, int n) {
  // ...
  throw cnn::NotWritten(__func__);
}

// Exercise 5 of 5: how far a stack of convolutions sees.
// Before the first layer a value depends on 1 cell. Each layer puts kernel_size neighbours side by
// side: how many cells does that add at the ends?
// Budget: 1 line.
int receptive_field(int layers, int kernel_size) {
  // ...
  throw cnn::NotWritten(__func__);
}
