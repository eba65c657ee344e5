// What a bias hears: the sum of all that the loss says about the numbers it was added to.
#pragma once

#include <cstdint>

namespace cnn::kernels {

/// Adds the rows of a (rows, columns) matrix up, in order: (columns,).
void sum_rows(const float* matrix, float* sums, std::int64_t rows, int columns);

}  // namespace cnn::kernels
