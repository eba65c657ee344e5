// The product that convolutions and dense layers come down to. Eigen lives behind this line.
#pragma once

namespace cnn::kernels {

/// out = left · right + bias on every row. All row-major:
///   left (rows, depth) · right (depth, columns) → out (rows, columns), bias (columns,)
void matrix_product(const float* left, const float* right, const float* bias, float* out, int rows,
                    int depth, int columns);

}  // namespace cnn::kernels
