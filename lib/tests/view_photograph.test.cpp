#include <catch2_either.hpp>

#include <algorithm>
#include <cmath>
#include <cstdint>

#include "cnn/core/errors.hpp"
#include "cnn/core/random.hpp"
#include "cnn/nn/view/photograph.hpp"

using cnn::Tensor;
using namespace cnn::view;

namespace {

// The slow way: repeat every pixel height x width times, then average whole blocks.
Tensor resized_slowly(const Tensor& photo, int height, int width) {
  const int rows = photo.shape()[0];
  const int columns = photo.shape()[1];
  Tensor result({height, width, photo.shape()[2]});
  for (int channel = 0; channel < photo.shape()[2]; ++channel) {
    for (int row = 0; row < height; ++row) {
      for (int column = 0; column < width; ++column) {
        double sum = 0;
        for (int i = 0; i < rows; ++i) {
          for (int j = 0; j < columns; ++j) {
            sum += photo((row * rows + i) / height, (column * columns + j) / width, channel);
          }
        }
        result(row, column, channel) = static_cast<float>(sum / (rows * columns));
      }
    }
  }
  return result;
}

}  // namespace

TEST_CASE("photograph: grey by the weights of Rec. 601") {
  const Tensor photo({1, 4, 3}, {255, 0, 0, 0, 255, 0, 0, 0, 255, 255, 255, 255});
  const Tensor grey = to_grey(photo);
  REQUIRE(grey.shape() == cnn::Shape{1, 4, 1});
  CHECK(grey(0, 0, 0) == Catch::Approx(76.245));
  CHECK(grey(0, 1, 0) == Catch::Approx(149.685));
  CHECK(grey(0, 2, 0) == Catch::Approx(29.07));
  CHECK(grey(0, 3, 0) == Catch::Approx(255));
}

TEST_CASE("photograph: grey becomes RGB by repeating, and what has the right channels stays") {
  const Tensor grey({1, 2, 1}, {10, 20});
  CHECK(to_rgb(grey) == Tensor({1, 2, 3}, {10, 10, 10, 20, 20, 20}));
  CHECK(to_grey(grey) == grey);
  const Tensor rgb({1, 1, 3}, {1, 2, 3});
  CHECK(to_rgb(rgb) == rgb);
}

TEST_CASE("photograph: what is transparent is laid over white") {
  CHECK(to_rgb(Tensor({1, 1, 4}, {200, 100, 0, 0})) == Tensor({1, 1, 3}, {255, 255, 255}));
  CHECK(to_rgb(Tensor({1, 1, 4}, {200, 100, 0, 255})) == Tensor({1, 1, 3}, {200, 100, 0}));
  CHECK(to_grey(Tensor({1, 1, 2}, {55, 51}))(0, 0, 0) == Catch::Approx(0.2 * 55 + 0.8 * 255));
}

TEST_CASE("photograph: the crop is the largest part in the middle with the wanted sides") {
  Tensor photo({2, 5, 1}, {0, 1, 2, 3, 4, 5, 6, 7, 8, 9});
  CHECK(center_crop(photo, 28, 28) == Tensor({2, 2, 1}, {1, 2, 6, 7}));
  CHECK(center_crop(photo, 2, 4) == Tensor({2, 4, 1}, {0, 1, 2, 3, 5, 6, 7, 8}));
  CHECK(center_crop(photo, 1, 5) == Tensor({1, 5, 1}, {0, 1, 2, 3, 4}));
  CHECK(center_crop(photo, 4, 10) == photo);
  CHECK(center_crop(Tensor({1, 9, 1}), 100, 1).shape() == cnn::Shape{1, 1, 1});
}

TEST_CASE("photograph: shrinking averages areas, parts of pixels in part") {
  const Tensor even = resized(Tensor({2, 2, 1}, {1, 2, 3, 6}), 1, 1);
  CHECK(even(0, 0, 0) == Catch::Approx(3));
  const Tensor odd = resized(Tensor({1, 3, 1}, {0, 30, 90}), 1, 2);
  CHECK(odd(0, 0, 0) == Catch::Approx(10));  // 2/3 of the first, 1/3 of the second
  CHECK(odd(0, 1, 0) == Catch::Approx(70));
}

TEST_CASE("photograph: resizing equals the slow way at random sizes") {
  cnn::Random random(11);
  for (int round = 0; round < 100; ++round) {
    const cnn::Shape from{random.integer(1, 12), random.integer(1, 12), random.integer(1, 3)};
    const int height = random.integer(1, 12);
    const int width = random.integer(1, 12);
    CAPTURE(cnn::to_string(from), height, width);
    const Tensor photo = cnn::random_uniform(from, 0, 255, random);
    const Tensor fast = resized(photo, height, width);
    const Tensor slow = resized_slowly(photo, height, width);
    REQUIRE(fast.shape() == slow.shape());
    float farthest = 0;
    for (std::int64_t i = 0; i < fast.size(); ++i) {
      farthest = std::max(farthest, std::abs(fast.data()[i] - slow.data()[i]));
    }
    CHECK(farthest < 1e-3F);
  }
}

TEST_CASE("photograph: prepared is cropped, resized, grey or RGB, and in [0, 1]") {
  // 2 x 6 with a red half and a blue half; the middle 2 x 2 is red, blue.
  Tensor photo({2, 6, 3});
  for (int row = 0; row < 2; ++row) {
    for (int column = 0; column < 6; ++column) photo(row, column, column < 3 ? 0 : 2) = 255;
  }
  const Tensor rgb = prepared(photo, {2, 2, 3});
  CHECK(rgb == Tensor({2, 2, 3}, {1, 0, 0, 0, 0, 1, 1, 0, 0, 0, 0, 1}));
  const Tensor grey = prepared(photo, {1, 1, 1});
  CHECK(grey(0, 0, 0) == Catch::Approx((0.299 + 0.114) / 2));
}

TEST_CASE("photograph: a network that no photograph fits is refused") {
  CHECK_THROWS_WITH(prepared(Tensor({4, 4, 3}), {28, 28, 2}),
                    "prepared: a photograph fits a network with input (height, width, 1) or "
                    "(height, width, 3). Received a network with input (28, 28, 2).");
  CHECK_THROWS_AS(prepared(Tensor({4, 4, 3}), {784}), cnn::ShapeError);
  CHECK_THROWS_AS(prepared(Tensor({4, 4, 5}), {28, 28, 1}), cnn::ShapeError);
}
