// The products that convolutions and dense layers come down to. All matrices are row-major, and
// none may share memory with `out`. The order of every sum follows from the sizes alone: the same
// numbers give the same bits at any address and on any thread.
#pragma once

namespace cnn::kernels {

/// out = left · right + bias on every row:
///   left (rows, depth) · right (depth, columns) → out (rows, columns)
///   bias (columns,), or nullptr for none
void matrix_product(const float* left, const float* right, const float* bias, float* out, int rows,
                    int depth, int columns);

/// What becomes of the numbers that `out` holds already.
enum class Sum { fresh, added };

/// out = leftᵀ · right, or added to out:  left (depth, rows), right (depth, columns), out (rows,
/// columns).
void transposed_product(const float* left, const float* right, Sum sum, float* out, int rows,
                        int depth, int columns);

/// out = left · rightᵀ:  left (rows, depth), right (columns, depth), out (rows, columns).
void product_with_transposed(const float* left, const float* right, float* out, int rows, int depth,
                             int columns);

}  // namespace cnn::kernels
