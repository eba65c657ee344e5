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
