#include "cnn/nn/kernels/padding2d.hpp"

#include <catch2_either.hpp>
#include <limits>

#include "cnn/core/errors.hpp"
#include "cnn/core/random.hpp"

using namespace cnn;

TEST_CASE("zero_padding2d: each side gets its own amount") {
  const Tensor image({1, 2, 2, 1}, {1, 2, 3, 4});
  const Tensor expected = matrix({{0, 0, 0, 0, 0, 0},  //
                                  {0, 0, 0, 1, 2, 0},
                                  {0, 0, 0, 3, 4, 0},
                                  {0, 0, 0, 0, 0, 0},
                                  {0, 0, 0, 0, 0, 0}});
  CHECK(kernels::zero_padding2d(image, 1, 2, 3, 1) == expected.reshaped({1, 5, 6, 1}));
}

TEST_CASE("zero_padding2d: no padding changes nothing") {
  Random random(5);
  const Tensor images = random_integers({2, 3, 4, 5}, -9, 9, random);
  CHECK(kernels::zero_padding2d(images, 0, 0, 0, 0) == images);
}

TEST_CASE("zero_padding2d: every cell of every image and channel lands where it should") {
  Random random(6);
  const Tensor images = random_integers({2, 3, 4, 5}, 1, 9, random);
  const Tensor padded = kernels::zero_padding2d(images, 1, 0, 2, 3);
  REQUIRE(padded.shape() == Shape{2, 4, 9, 5});
  int wrong = 0;
  for (int image = 0; image < 2; ++image) {
    for (int row = 0; row < 4; ++row) {
      for (int column = 0; column < 9; ++column) {
        const bool inside = row >= 1 && column >= 2 && column < 6;
        for (int c = 0; c < 5; ++c) {
          const float expected = inside ? images(image, row - 1, column - 2, c) : 0;
          wrong += padded(image, row, column, c) == expected ? 0 : 1;
        }
      }
    }
  }
  CHECK(wrong == 0);
}

TEST_CASE("zero_padding2d: refuses negative and endless amounts, and what is not a batch") {
  const Tensor image({1, 2, 2, 1});
  CHECK_THROWS_WITH(
      kernels::zero_padding2d(image, 1, -1, 0, 0),
      "zero_padding2d: an amount of padding must be between 0 and 268435456. Received top 1, "
      "bottom -1, left 0, right 0. Give each side 0 or a few zeros.");
  CHECK_THROWS_WITH(kernels::zero_padding2d(Tensor({2, 2}), 0, 0, 0, 0),
                    "zero_padding2d: the input must have the axes (batch, height, width, "
                    "channels). Received (2, 2). Reshape it first.");
  constexpr int endless = std::numeric_limits<int>::max();
  CHECK_THROWS_AS(kernels::zero_padding2d(image, endless, endless, 0, 0), ShapeError);
  CHECK_THROWS_AS(kernels::zero_padding2d(image, 0, 0, 1 << 28, 1 << 28), ShapeError);
}

TEST_CASE("zero_padding2d_gradient: the middle comes back, whatever the frame holds") {
  const Tensor d_output = matrix({{9, 9, 9, 9, 9, 9},  //
                                  {9, 9, 9, 1, 2, 9},
                                  {9, 9, 9, 3, 4, 9},
                                  {9, 9, 9, 9, 9, 9},
                                  {9, 9, 9, 9, 9, 9}})
                              .reshaped({1, 5, 6, 1});
  Tensor d_input({7});  // of some earlier call
  kernels::zero_padding2d_gradient(d_output, 1, 2, 3, 1, d_input);
  CHECK(d_input == Tensor({1, 2, 2, 1}, {1, 2, 3, 4}));
}

TEST_CASE("zero_padding2d: into memory that held something else") {
  Tensor output({1, 3, 3, 1}, std::vector<float>(9, 7));
  kernels::zero_padding2d(Tensor({1, 1, 1, 1}, {5}), 1, 1, 1, 1, output);
  CHECK(output.reshaped({3, 3}) == matrix({{0, 0, 0}, {0, 5, 0}, {0, 0, 0}}));
}

TEST_CASE("zero_padding2d_gradient: refuses a frame that leaves nothing") {
  Tensor d_input;
  CHECK_THROWS_WITH(
      kernels::zero_padding2d_gradient(Tensor({1, 3, 4, 2}), 1, 2, 0, 0, d_input),
      "zero_padding2d_gradient: d_output must be larger than its frame. Received (1, 3, 4, 2) with "
      "top 1, bottom 2, left 0, right 0. Give the amounts of the forward pass.");
  CHECK_THROWS_AS(kernels::zero_padding2d_gradient(Tensor({1, 3, 4, 2}), 0, -1, 0, 0, d_input),
                  ShapeError);
  CHECK_THROWS_AS(kernels::zero_padding2d_gradient(Tensor({3, 4}), 0, 0, 0, 0, d_input),
                  ShapeError);
}
