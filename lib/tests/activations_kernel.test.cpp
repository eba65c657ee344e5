#include "cnn/nn/kernels/activations.hpp"

#include <catch2_either.hpp>
#include <cmath>
#include <limits>

#include "cnn/core/errors.hpp"
#include "cnn/core/random.hpp"
#include "kernels_closeness.hpp"

using namespace cnn;

TEST_CASE("relu: negative numbers become 0, the others stay, a NaN is not hidden") {
  Tensor values({2, 3}, {-2, -0.5F, 0, 0.5F, 2, std::numeric_limits<float>::quiet_NaN()});
  kernels::relu(values);
  CHECK(std::isnan(values(1, 2)));
  values(1, 2) = 0;
  CHECK(values == Tensor({2, 3}, {0, 0, 0, 0.5F, 2, 0}));
}

TEST_CASE("sigmoid: a half at 0, and its values at log 3 are quarters") {
  const auto log3 = static_cast<float>(std::log(3.0));  // 1 / (1 + 1/3) = 3/4
  Tensor values({3}, {0, log3, -log3});
  kernels::sigmoid(values);
  CHECK(values(0) == 0.5F);
  CHECK(deviation(values, Tensor({3}, {0.5F, 0.75F, 0.25F})) < 1e-7);
}

TEST_CASE("sigmoid: exact at both ends, and tiny but not 0 at -80") {
  Tensor values({5}, {-1e30F, -std::numeric_limits<float>::infinity(), 1e30F, 200, -80});
  kernels::sigmoid(values);
  CHECK(values(0) == 0);
  CHECK(values(1) == 0);
  CHECK(values(2) == 1);
  CHECK(values(3) == 1);
  CHECK(std::abs(values(4) / std::exp(-80.0) - 1) < 1e-5);
}

TEST_CASE("softmax: logs of 1, 2, 5 become eighths, row by row") {
  const auto log2 = static_cast<float>(std::log(2.0));
  const auto log5 = static_cast<float>(std::log(5.0));
  Tensor values = matrix({{0, log2, log5}, {7, 7, 7}});
  kernels::softmax(values);
  const float third = 1.0F / 3;
  CHECK(deviation(values, matrix({{0.125F, 0.25F, 0.625F}, {third, third, third}})) < 1e-7);
}

TEST_CASE("softmax: numbers beyond the reach of exp still give probabilities") {
  Tensor values = matrix({{1000, 1000, -1000}, {-3000, -3000, -3000}});
  Tensor unshifted = values;
  kernels::softmax(values);
  const float third = 1.0F / 3;
  CHECK(deviation(values, matrix({{0.5F, 0.5F, 0}, {third, third, third}})) < 1e-7);
  kernels::softmax_slow(unshifted);
  CHECK(std::isnan(unshifted(0, 0)));  // why the shift is there
}

TEST_CASE("softmax: equals the unshifted formula on moderate numbers, in every rank") {
  Random random(8);
  for (const Shape& shape : {Shape{70}, Shape{5, 10}, Shape{3, 4, 5}, Shape{2, 3, 4, 2}}) {
    const Tensor start = random_uniform(shape, -20, 20, random);
    Tensor shifted = start;
    Tensor plain = start;
    kernels::softmax(shifted);
    kernels::softmax_slow(plain);
    CAPTURE(to_string(shape));
    CHECK(deviation(shifted, plain) < 1e-6);
    CHECK_FALSE(shifted == start);
  }
}

TEST_CASE("softmax: refuses a tensor without axes") {
  Tensor nothing;
  CHECK_THROWS_WITH(kernels::softmax(nothing),
                    "softmax: the tensor must have an axis to sum along. Received (). Give it one "
                    "number a class.");
  CHECK_THROWS_AS(kernels::softmax_slow(nothing), ShapeError);
}

TEST_CASE("relu_gradient: stopped where relu answered 0, let through elsewhere") {
  const float nan = std::numeric_limits<float>::quiet_NaN();
  Tensor gradient({5}, {10, 20, 30, nan, 50});
  kernels::relu_gradient(Tensor({5}, {0, 0.5F, 2, 0, nan}), gradient);
  CHECK(gradient == Tensor({5}, {0, 20, 30, 0, 50}));
}

TEST_CASE(
    "sigmoid_gradient: a quarter in the middle, 3/16 at three quarters, nothing at the ends") {
  Tensor gradient({4}, {16, 16, 16, 16});
  kernels::sigmoid_gradient(Tensor({4}, {0.5F, 0.75F, 0, 1}), gradient);
  CHECK(gradient == Tensor({4}, {4, 3, 0, 0}));
}

// Their mean in the first row is 0.5·8 + 0.25·4 + 0.25·0 = 5.
TEST_CASE("softmax_gradient: each share times its distance from the mean, row by row") {
  Tensor gradient = matrix({{8, 4, 0}, {3, 3, 3}});
  kernels::softmax_gradient(matrix({{0.5F, 0.25F, 0.25F}, {0.125F, 0.125F, 0.75F}}), gradient);
  CHECK(gradient == matrix({{1.5F, -0.25F, -1.25F}, {0, 0, 0}}));
}

TEST_CASE("activation gradients: refuse a gradient of another shape") {
  Tensor gradient({2, 3});
  const Tensor output({3, 2});
  CHECK_THROWS_WITH(kernels::relu_gradient(output, gradient),
                    "relu_gradient: the gradient must have the shape of the output. Received "
                    "(2, 3) and (3, 2). Make both the same.");
  CHECK_THROWS_AS(kernels::sigmoid_gradient(output, gradient), ShapeError);
  CHECK_THROWS_AS(kernels::softmax_gradient(output, gradient), ShapeError);
  Tensor nothing;
  CHECK_THROWS_WITH(kernels::softmax_gradient(Tensor(), nothing),
                    "softmax_gradient: the tensor must have an axis to sum along. Received (). "
                    "Give it one number a class.");
}
