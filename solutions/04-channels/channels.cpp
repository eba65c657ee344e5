#include "channels.hpp"

// Exercise 1 of 5: the patch, in all its channels.
// size[0] is the window's rows, size[1] its columns; the patch is (rows, columns, channels) with
//     patch(i, j, channel) = image(row + i, column + j, channel).
// Budget: 9 lines.
Tensor patch_at(const Tensor& image, int row, int column, const Shape& size) {
  // BEGIN SOLUTION
  const int channels = image.shape()[2];
  Tensor patch({size[0], size[1], channels});
  for (int i = 0; i < size[0]; ++i) {
    for (int j = 0; j < size[1]; ++j) {
      for (int c = 0; c < channels; ++c) patch(i, j, c) = image(row + i, column + j, c);
    }
  }
  return patch;
  // END SOLUTION
}

// Exercise 2 of 5: one filter, one patch, one number.
//     sum over i, j, channel of patch(i, j, channel) · kernels(i, j, channel, filter), +
//     bias(filter)
// One sum over all channels. Where do you add the bias so that it counts once?
// Budget: 9 lines.
float patch_response(const Tensor& patch, const Tensor& kernels, const Tensor& bias, int filter) {
  // BEGIN SOLUTION
  const Shape& size = patch.shape();
  float sum = bias(filter);
  for (int i = 0; i < size[0]; ++i) {
    for (int j = 0; j < size[1]; ++j) {
      for (int c = 0; c < size[2]; ++c) sum += patch(i, j, c) * kernels(i, j, c, filter);
    }
  }
  return sum;
  // END SOLUTION
}

// Exercise 3 of 5: every filter at every place.
// kernels.shape() is (rows, columns, channels, filters). The output has one channel a filter:
// (height - rows + 1, width - columns + 1, filters). At each place cut out the patch once, then ask
// each filter. Budget: 14 lines.
Tensor conv2d(const Tensor& image, const Tensor& kernels, const Tensor& bias) {
  // BEGIN SOLUTION
  const Shape size = {kernels.shape()[0], kernels.shape()[1]};
  const int height = image.shape()[0] - size[0] + 1;
  const int width = image.shape()[1] - size[1] + 1;
  const int filters = kernels.shape()[3];
  Tensor output({height, width, filters});
  for (int row = 0; row < height; ++row) {
    for (int column = 0; column < width; ++column) {
      const Tensor patch = patch_at(image, row, column, size);
      for (int f = 0; f < filters; ++f) {
        output(row, column, f) = patch_response(patch, kernels, bias, f);
      }
    }
  }
  return output;
  // END SOLUTION
}

// Exercise 4 of 5: look at one response map.
// From (height, width, filters) to (height, width): map(row, column) = output(row, column, n).
// Budget: 7 lines.
Tensor response_map(const Tensor& output, int n) {
  // BEGIN SOLUTION
  Tensor map({output.shape()[0], output.shape()[1]});
  for (int row = 0; row < map.shape()[0]; ++row) {
    for (int column = 0; column < map.shape()[1]; ++column) {
      map(row, column) = output(row, column, n);
    }
  }
  return map;
  // END SOLUTION
}

// Exercise 5 of 5: how far a stack of convolutions sees.
// Before the first layer a value depends on 1 cell. Each layer puts kernel_size neighbours side by
// side: how many cells does that add at the ends?
// Budget: 1 line.
int receptive_field(int layers, int kernel_size) {
  // BEGIN SOLUTION
  return 1 + layers * (kernel_size - 1);
  // END SOLUTION
}
