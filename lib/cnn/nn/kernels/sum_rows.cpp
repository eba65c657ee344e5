#include "cnn/nn/kernels/sum_rows.hpp"

#include <algorithm>

namespace cnn::kernels {

void sum_rows(const float* matrix, float* sums, std::int64_t rows, int columns) {
  std::fill_n(sums, columns, 0.0F);
  for (std::int64_t row = 0; row < rows; ++row, matrix += columns) {
    for (int column = 0; column < columns; ++column) sums[column] += matrix[column];
  }
}

}  // namespace cnn::kernels
