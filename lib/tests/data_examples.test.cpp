#include "cnn/nn/data/examples.hpp"

#include <array>
#include <catch2_either.hpp>
#include <stdexcept>

#include "cnn/core/errors.hpp"

using cnn::Tensor;
using cnn::TensorExamples;

TEST_CASE("TensorExamples: each example is one row of both tensors") {
  const TensorExamples pairs(Tensor({2, 1, 3}, {1, 2, 3, 4, 5, 6}), Tensor({2, 2}, {0, 1, 1, 0}));
  CHECK(pairs.size() == 2);
  CHECK(pairs.input_shape() == cnn::Shape{1, 3});
  CHECK(pairs.target_size() == 2);
  std::array<float, 3> input{};
  pairs.copy_input(1, input.data());
  CHECK(input == std::array<float, 3>{4, 5, 6});
  std::array<float, 2> target{};
  pairs.copy_target(1, target.data());
  CHECK(target == std::array<float, 2>{1, 0});
  CHECK_THROWS_AS(pairs.copy_input(2, input.data()), std::out_of_range);
  CHECK_THROWS_WITH(pairs.copy_target(-1, target.data()),
                    "TensorExamples: index -1 is outside 0..1");
}

TEST_CASE("TensorExamples: tensors that do not pair up are refused") {
  CHECK_THROWS_WITH(
      TensorExamples(Tensor({3, 4}), Tensor({2, 1})),
      "TensorExamples: every input has one target. Received 3 inputs and 2 targets. Give as many "
      "of both.");
  CHECK_THROWS_WITH(
      TensorExamples(Tensor({3, 4}), Tensor({3})),
      "TensorExamples: targets have the axes (count, target size). Received (3,). Reshape single "
      "labels to (count, 1).");
  CHECK_THROWS_AS(TensorExamples(Tensor({3}), Tensor({3, 1})), cnn::ShapeError);
  CHECK_THROWS_AS(TensorExamples(Tensor(), Tensor()), cnn::ShapeError);
}
