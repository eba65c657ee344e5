#include "cnn/nn/kernels/dense.hpp"

#include <catch2_either.hpp>

#include "cnn/core/errors.hpp"

using namespace cnn;

TEST_CASE("dense: two samples, three inputs, two units by hand") {
  const Tensor input = matrix({{1, 2, 3}, {-1, 0, 4}});
  const Tensor kernel = matrix({{1, 10}, {2, 20}, {3, -30}});
  const Tensor bias({2}, {0.5F, 100});
  const Tensor expected = matrix({{14.5F, 60}, {11.5F, -30}});
  CHECK(kernels::dense(input, kernel, bias) == expected);
  CHECK(kernels::dense_slow(input, kernel, bias) == expected);
}

TEST_CASE("dense: refuses shapes that do not belong together") {
  const Tensor kernel({5, 2});
  const Tensor bias({2});
  CHECK_THROWS_WITH(kernels::dense(Tensor({1, 4}), kernel, bias),
                    "dense: the kernel's rows must equal the inputs. Received 5 and 4. Make both "
                    "the same.");
  CHECK_THROWS_WITH(kernels::dense(Tensor({5}), kernel, bias),
                    "dense: the input must have the axes (batch, n). Received (5,). Reshape it "
                    "first.");
  CHECK_THROWS_WITH(kernels::dense_slow(Tensor({1, 5}), kernel, Tensor({3})),
                    "dense_slow: the bias's units must equal the kernel's units. Received 3 and 2. "
                    "Make both the same.");
  CHECK_THROWS_AS(kernels::dense(Tensor({1, 5}), Tensor({5}), bias), ShapeError);
  CHECK_THROWS_AS(kernels::dense(Tensor({1, 5}), kernel, Tensor({2, 1})), ShapeError);
}

TEST_CASE("dense: no bias adds nothing") {
  const Tensor input = matrix({{1, 2}});
  const Tensor kernel = matrix({{1, 10}, {2, 20}});
  CHECK(kernels::dense(input, kernel, Tensor()) == matrix({{5, 50}}));
  CHECK(kernels::dense_slow(input, kernel, Tensor()) == matrix({{5, 50}}));
}

// d_kernel(0, 0) = 1·1 + (-1)·100 = -99; d_input(0, 0) = 1·1 + 10·10 = 101.
TEST_CASE("dense_gradients: two samples, three inputs, two units by hand") {
  const Tensor input = matrix({{1, 2, 3}, {-1, 0, 4}});
  const Tensor kernel = matrix({{1, 10}, {2, 20}, {3, -30}});
  const Tensor d_output = matrix({{1, 10}, {100, 1000}});
  kernels::DenseGradients fast;
  kernels::dense_gradients(input, kernel, d_output, &fast.d_input, fast.d_kernel, &fast.d_bias);
  for (const auto& [d_input, d_kernel, d_bias] :
       {fast, kernels::dense_gradients_slow(input, kernel, d_output)}) {
    CHECK(d_input == matrix({{101, 202, -297}, {10100, 20200, -29700}}));
    CHECK(d_kernel == matrix({{-99, -990}, {2, 20}, {403, 4030}}));
    CHECK(d_bias == Tensor({2}, {101, 1010}));
  }
}

TEST_CASE("dense_gradients: refuses shapes that do not belong together") {
  const Tensor input({3, 5});
  const Tensor kernel({5, 2});
  Tensor d_kernel;
  CHECK_NOTHROW(
      kernels::dense_gradients(input, kernel, Tensor({3, 2}), nullptr, d_kernel, nullptr));
  CHECK_THROWS_WITH(
      kernels::dense_gradients(input, kernel, Tensor({2, 3}), nullptr, d_kernel, nullptr),
      "dense_gradients: the d_output must have the shape of the layer's output. Received (2, 3) "
      "and (3, 2). Make both the same.");
  CHECK_THROWS_WITH(kernels::dense_gradients_slow(Tensor({3, 4}), kernel, Tensor({3, 2})),
                    "dense_gradients_slow: the kernel's rows must equal the inputs. Received 5 "
                    "and 4. Make both the same.");
}
