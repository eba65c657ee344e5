#include "cnn/nn/kernels/matrix_product.hpp"

// Threads belong to whoever cuts a batch into slices, never inside a product.
#define EIGEN_DONT_PARALLELIZE
#include <Eigen/Core>

namespace cnn::kernels {

void matrix_product(const float* left, const float* right, const float* bias, float* out, int rows,
                    int depth, int columns) {
  using Matrix = Eigen::Matrix<float, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;
  const Eigen::Map<const Matrix> left_matrix(left, rows, depth);
  const Eigen::Map<const Matrix> right_matrix(right, depth, columns);
  Eigen::Map<Matrix> out_matrix(out, rows, columns);
  out_matrix.rowwise() = Eigen::Map<const Eigen::RowVectorXf>(bias, columns);
  out_matrix.noalias() += left_matrix * right_matrix;
}

}  // namespace cnn::kernels
