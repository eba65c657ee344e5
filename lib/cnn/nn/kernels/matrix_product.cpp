#include "cnn/nn/kernels/matrix_product.hpp"

// Threads belong to whoever cuts a batch into slices, never inside a product.
#define EIGEN_DONT_PARALLELIZE
#include <Eigen/Core>

namespace cnn::kernels {
namespace {

using Matrix = Eigen::Matrix<float, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;
using ConstMap = Eigen::Map<const Matrix>;

}  // namespace

void matrix_product(const float* left, const float* right, const float* bias, float* out, int rows,
                    int depth, int columns) {
  Eigen::Map<Matrix> out_matrix(out, rows, columns);
  if (bias == nullptr) {
    out_matrix.setZero();
  } else {
    out_matrix.rowwise() = Eigen::Map<const Eigen::RowVectorXf>(bias, columns);
  }
  out_matrix.noalias() += ConstMap(left, rows, depth) * ConstMap(right, depth, columns);
}

void add_transposed_product(const float* left, const float* right, float* out, int rows, int depth,
                            int columns) {
  Eigen::Map<Matrix>(out, rows, columns).noalias() +=
      ConstMap(left, depth, rows).transpose() * ConstMap(right, depth, columns);
}

void product_with_transposed(const float* left, const float* right, float* out, int rows, int depth,
                             int columns) {
  Eigen::Map<Matrix>(out, rows, columns).noalias() =
      ConstMap(left, rows, depth) * ConstMap(right, columns, depth).transpose();
}

}  // namespace cnn::kernels
