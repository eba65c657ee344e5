#include <catch2_either.hpp>
#include <limits>

#include "cnn/core/errors.hpp"
#include "cnn/nn/kernels/pooling2d.hpp"

using namespace cnn;

namespace {

/// One channel as (rows, columns), the same pool along both axes; the fast gradient, checked to
/// equal the slow one.
template <typename Fast, typename Slow>
Tensor back(Fast fast, Slow slow, const Tensor& image, const Tensor& d_output, int pool_size,
            int stride, Padding padding) {
  const int height = image.shape()[0];
  const int width = image.shape()[1];
  const Window rows = resolve_window(height, pool_size, stride, padding);
  const Window columns = resolve_window(width, pool_size, stride, padding);
  const Tensor input = image.reshaped({1, height, width, 1});
  const Tensor gradient = d_output.reshaped({1, rows.output, columns.output, 1});
  Tensor d_input;
  fast(input, gradient, rows, columns, d_input);
  CHECK(d_input == slow(input, gradient, rows, columns));
  return d_input.reshaped({height, width});
}

Tensor max_back(const Tensor& image, const Tensor& d_output, int pool_size, int stride,
                Padding padding) {
  return back(kernels::max_pooling2d_gradient, kernels::max_pooling2d_gradient_slow, image,
              d_output, pool_size, stride, padding);
}

Tensor average_back(const Tensor& image, const Tensor& d_output, int pool_size, int stride,
                    Padding padding) {
  const auto fast = [](const Tensor& input, const Tensor& gradient, const Window& rows,
                       const Window& columns, Tensor& d_input) {
    kernels::average_pooling2d_gradient(input.shape(), gradient, rows, columns, d_input);
  };
  const auto slow = [](const Tensor& input, const Tensor& gradient, const Window& rows,
                       const Window& columns) {
    return kernels::average_pooling2d_gradient_slow(input.shape(), gradient, rows, columns);
  };
  return back(fast, slow, image, d_output, pool_size, stride, padding);
}

}  // namespace

TEST_CASE("max_pooling2d_gradient: all goes to the winner, the odd row and column get nothing") {
  const Tensor image = matrix({{1, 5, 2, 0, 9}, {3, 4, 8, 1, 9}, {9, 9, 9, 9, 9}});
  CHECK(max_back(image, matrix({{10, 20}}), 2, 2, valid) ==
        matrix({{0, 10, 0, 0, 0}, {0, 0, 20, 0, 0}, {0, 0, 0, 0, 0}}));
}

TEST_CASE("max_pooling2d_gradient: a cell that wins several windows gets their sum") {
  const Tensor image = matrix({{1, 2, 3}, {4, 9, 5}, {6, 7, 8}});
  CHECK(max_back(image, matrix({{1, 10}, {100, 1000}}), 2, 1, valid) ==
        matrix({{0, 0, 0}, {0, 1111, 0}, {0, 0, 0}}));
}

TEST_CASE("max_pooling2d_gradient: among equals the first in row order wins") {
  CHECK(max_back(matrix({{7, 7}, {7, 7}}), matrix({{5}}), 2, 2, valid) == matrix({{5, 0}, {0, 0}}));
  CHECK(max_back(matrix({{1, 2, 0}, {2, 0, 2}, {0, 2, 2}}), matrix({{5}}), 3, 1, valid) ==
        matrix({{0, 5, 0}, {0, 0, 0}, {0, 0, 0}}));
  CHECK(max_back(matrix({{0, -0.0F}}), matrix({{5, 3}}), 2, 1, same) == matrix({{5, 3}}));
}

TEST_CASE("max_pooling2d_gradient: the first NaN wins, and minus infinity can") {
  const float nan = std::numeric_limits<float>::quiet_NaN();
  const float least = -std::numeric_limits<float>::infinity();
  CHECK(max_back(matrix({{1, 9}, {nan, nan}}), matrix({{5}}), 2, 2, valid) ==
        matrix({{0, 0}, {5, 0}}));
  CHECK(max_back(matrix({{nan, 9}, {9, 9}}), matrix({{5}}), 2, 2, valid) ==
        matrix({{5, 0}, {0, 0}}));
  CHECK(max_back(matrix({{least, least}}), matrix({{5, 3}}), 2, 1, same) == matrix({{5, 3}}));
}

// 3x3 at stride 2 with same padding: windows of four cells, one zero on the far sides is nobody's.
TEST_CASE("average_pooling2d_gradient: shared evenly among the cells that are inside") {
  const Tensor image({3, 3});
  CHECK(average_back(image, matrix({{4, 8}, {12, 16}}), 2, 1, valid) ==
        matrix({{1, 3, 2}, {4, 10, 6}, {3, 7, 4}}));
  CHECK(average_back(image, matrix({{4, 8}, {12, 16}}), 2, 2, same) ==
        matrix({{1, 1, 4}, {1, 1, 4}, {6, 6, 16}}));
}

TEST_CASE("pooling gradients: every channel and every image by itself") {
  const Tensor input({2, 1, 2, 2}, {1, -1, 2, -4, 30, 10, 20, 50});
  const Tensor d_output({2, 1, 1, 2}, {2, 4, 6, 8});
  const Window rows = resolve_window(1, 1, 1, valid);
  const Window columns = resolve_window(2, 2, 2, valid);
  Tensor d_input;
  kernels::max_pooling2d_gradient(input, d_output, rows, columns, d_input);
  CHECK(d_input == Tensor({2, 1, 2, 2}, {0, 4, 2, 0, 6, 0, 0, 8}));
  kernels::average_pooling2d_gradient(input.shape(), d_output, rows, columns, d_input);
  CHECK(d_input == Tensor({2, 1, 2, 2}, {1, 2, 1, 2, 3, 4, 3, 4}));
}

TEST_CASE("pooling gradients: refuse shapes that do not belong together") {
  const Tensor input({1, 4, 4, 3});
  const Window window = resolve_window(4, 2, 2, valid);
  Tensor d_input;
  CHECK_THROWS_WITH(
      kernels::max_pooling2d_gradient(input, Tensor({1, 2, 2, 1}), window, window, d_input),
      "max_pooling2d_gradient: the d_output must have the shape of the pooling's output. Received "
      "(1, 2, 2, 1) and (1, 2, 2, 3). Make both the same.");
  CHECK_THROWS_WITH(
      kernels::average_pooling2d_gradient({4, 4, 3}, Tensor({1, 2, 2, 3}), window, window, d_input),
      "average_pooling2d_gradient: the input must have the axes (batch, height, width, channels). "
      "Received (4, 4, 3). Reshape it first.");
  CHECK_THROWS_AS(kernels::max_pooling2d_gradient_slow(input, Tensor({2, 2, 2, 3}), window, window),
                  ShapeError);
  CHECK_THROWS_AS(
      kernels::average_pooling2d_gradient_slow({1, 6, 4, 3}, Tensor({1, 2, 2, 3}), window, window),
      ShapeError);
}
