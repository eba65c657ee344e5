// 04-channels; told: comma
#include "channels.hpp"

Tensor conv2d(const Tensor& image, const Tensor& kernels, const Tensor& bias) {
  Tensor output({2, 2, 1});
  int row = 0;
  int column = 0;
  output(row column, 0) = image(row, column, 0);
  return output;
}
