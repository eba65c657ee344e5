#include <cmath>

#include "cnn/nn/kernels/arguments.hpp"
#include "cnn/nn/kernels/pooling2d.hpp"

namespace cnn::kernels {
namespace {

/// Calls visit(row, column) for every cell under the window and inside the input, row by row.
template <typename Visit>
void for_each_cell(const Shape& input, const Window& rows, const Window& columns, int y, int x,
                   Visit visit) {
  for (int i = 0; i < rows.kernel; ++i) {
    for (int j = 0; j < columns.kernel; ++j) {
      const int row = rows.start(y) + i;
      const int column = columns.start(x) + j;
      if (row < 0 || row >= input[1]) continue;
      if (column < 0 || column >= input[2]) continue;
      visit(row, column);
    }
  }
}

/// Calls visit(image, y, x, channel) for every number of the output.
template <typename Visit>
void for_each_number(const Shape& output, Visit visit) {
  for (int image = 0; image < output[0]; ++image) {
    for (int y = 0; y < output[1]; ++y) {
      for (int x = 0; x < output[2]; ++x) {
        for (int channel = 0; channel < output[3]; ++channel) visit(image, y, x, channel);
      }
    }
  }
}

}  // namespace

Tensor max_pooling2d_gradient_slow(const Tensor& input, const Tensor& d_output, const Window& rows,
                                   const Window& columns) {
  require_pooling2d_gradient_arguments("max_pooling2d_gradient_slow", input.shape(), d_output, rows,
                                       columns);
  Tensor d_input(input.shape());
  for_each_number(d_output.shape(), [&](int image, int y, int x, int channel) {
    int winner_row = -1;
    int winner_column = -1;
    for_each_cell(input.shape(), rows, columns, y, x, [&](int row, int column) {
      const float value = input(image, row, column, channel);
      if (winner_row >= 0) {
        const float largest = input(image, winner_row, winner_column, channel);
        if (std::isnan(largest)) return;  // nothing beats a NaN
        if (value <= largest) return;     // among equals the first keeps its place
      }
      winner_row = row;
      winner_column = column;
    });
    d_input(image, winner_row, winner_column, channel) += d_output(image, y, x, channel);
  });
  return d_input;
}

Tensor average_pooling2d_gradient_slow(const Shape& input, const Tensor& d_output,
                                       const Window& rows, const Window& columns) {
  require_pooling2d_gradient_arguments("average_pooling2d_gradient_slow", input, d_output, rows,
                                       columns);
  Tensor d_input(input);
  for_each_number(d_output.shape(), [&](int image, int y, int x, int channel) {
    int count = 0;
    for_each_cell(input, rows, columns, y, x, [&](int, int) { ++count; });
    const float share = d_output(image, y, x, channel) / static_cast<float>(count);
    for_each_cell(input, rows, columns, y, x,
                  [&](int row, int column) { d_input(image, row, column, channel) += share; });
  });
  return d_input;
}

}  // namespace cnn::kernels
