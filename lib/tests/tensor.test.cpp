#include "cnn/core/tensor.hpp"

#include <catch2_either.hpp>

#include "cnn/core/errors.hpp"

using cnn::Shape;
using cnn::Tensor;

TEST_CASE("Tensor: starts as zeros and is row-major") {
  Tensor tensor({2, 3});
  CHECK(tensor.values() == std::vector<float>(6, 0.0F));
  tensor(1, 0) = 7;
  CHECK(tensor.values() == std::vector<float>{0, 0, 0, 7, 0, 0});
}

TEST_CASE("Tensor: the last axis lies together in memory") {
  const Tensor tensor({2, 2, 3}, {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11});
  CHECK(tensor(1, 0, 2) == 8);
  CHECK(tensor.reshaped({1, 4, 3, 1})(0, 2, 1, 0) == 7);
}

TEST_CASE("Tensor: an index outside names itself and the tensor") {
  const Tensor tensor({4, 4});
  CHECK_THROWS_WITH(tensor(5, 0), "index (5, 0) is outside a (4, 4) tensor");
  CHECK_THROWS_WITH(tensor(0, -1), "index (0, -1) is outside a (4, 4) tensor");
  CHECK_THROWS_WITH(tensor(4, 3), "index (4, 3) is outside a (4, 4) tensor");
  CHECK_THROWS_WITH(tensor(0, 0, 0), "index (0, 0, 0) has 3 numbers, but a (4, 4) tensor needs 2");
}

TEST_CASE("Tensor: a copy is a copy, and equality looks at shape and values") {
  const Tensor original = cnn::matrix({{1, 2}, {3, 4}});
  Tensor copy = original;
  CHECK(copy == original);
  copy(0, 0) = 9;
  CHECK(original(0, 0) == 1);
  CHECK_FALSE(copy == original);
  CHECK_FALSE(original == original.reshaped({4}));
}

TEST_CASE("Tensor: resizing changes the shape and keeps the memory") {
  Tensor buffer({4, 6});
  const float* const memory = buffer.data();
  buffer.resize({2, 3, 1});
  CHECK(buffer.shape() == cnn::Shape{2, 3, 1});
  CHECK(buffer.size() == 6);
  buffer(1, 2, 0) = 7;
  CHECK(buffer.data()[5] == 7);
  buffer.resize({4, 6});
  CHECK(buffer.size() == 24);
  CHECK(buffer.data() == memory);
}

TEST_CASE("Tensor: the number of values must fit the shape") {
  CHECK_THROWS_WITH((Tensor({2, 2}, {1, 2, 3})),
                    "Tensor: a (2, 2) tensor needs 4 values. Received 3.");
  CHECK_THROWS_WITH(
      (Tensor({2, 3}).reshaped({4})),
      "Tensor: reshaping keeps the number of elements. Received (2, 3) to become (4,).");
  CHECK_THROWS_AS(cnn::matrix({{1, 2}, {3}}), cnn::ShapeError);
}
