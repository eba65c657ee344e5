// Lesson 06: from one window to whole layers. Expected values are worked by hand or come from the
// library's slow loop, never from a solution.
#include <fmt/format.h>

#include <catch2_either.hpp>

#include "checks/calling.hpp"
#include "checks/layer_arithmetic.hpp"
#include "checks/reference.hpp"
#include "cnn/core/window.hpp"

using namespace convlings::checks;
using cnn::Tensor;

namespace {

Call window_maximum(const Tensor& image, int row, int column, int channel, int pool_size) {
  return calling("window_maximum", arg("image", image), arg("row", row), arg("column", column),
                 arg("channel", channel), arg("pool_size", pool_size));
}

Call pooled_size(int input, int pool_size, int stride) {
  return calling("pooled_size", arg("input", input), arg("pool_size", pool_size),
                 arg("stride", stride));
}

Call max_pooling2d(const Tensor& image, int pool_size) {
  return calling("max_pooling2d", arg("image", image), arg("pool_size", pool_size));
}

Call average_pooling2d(const Tensor& image, int pool_size) {
  return calling("average_pooling2d", arg("image", image), arg("pool_size", pool_size));
}

void check_window_maximum(const Tensor& image, int row, int column, int channel, int pool_size,
                          double expected) {
  CellStory story = maximum_arithmetic(image, row, column, channel, pool_size);
  story.words = "In this window " + story.words;
  window_maximum(image, row, column, channel, pool_size).returns(expected, story);
}

void check_max_pooling2d(const Tensor& image, int pool_size, const Tensor& expected) {
  max_pooling2d(image, pool_size).returns(expected, max_pooling_arithmetic(image, pool_size));
}

void check_average_pooling2d(const Tensor& image, int pool_size, const Tensor& expected) {
  average_pooling2d(image, pool_size)
      .returns(expected, average_pooling_arithmetic(image, pool_size));
}

/// Windows fit (input - pool_size) / stride + 1 times, rounded down.
void check_pooled_size(int input, int pool_size, int stride) {
  const int left = input - pool_size;
  pooled_size(input, pool_size, stride)
      .returns(cnn::resolve_window(input, pool_size, stride, cnn::valid).output,
               fmt::format("After the first window {} cells are left; {} / {} rounded down is {} "
                           "more windows.",
                           left, left, stride, left / stride));
}

/// Random whole numbers from -9 to -1.
Tensor negative_tensor(const cnn::Shape& shape) {
  Tensor tensor = random_tensor(shape);
  for (float& cell : tensor) cell -= 5;
  return tensor;
}

/// A 4x5 map in one channel; the fifth column is too few for a window.
const Tensor response({4, 5, 1}, {1, 3, 2, 0, 9, 0, 2, 5, 1, 9, -4, -2, 0, 6, 9, -1, -3, 7, -1, 9});

}  // namespace

TEST_CASE("window_maximum: the largest of four cells, wherever it lies", "[window_maximum]") {
  check_window_maximum(Tensor({2, 2, 1}, {8, 1, 2, 3}), 0, 0, 0, 2, 8);
  check_window_maximum(Tensor({2, 2, 1}, {1, 8, 2, 3}), 0, 0, 0, 2, 8);
  check_window_maximum(Tensor({2, 2, 1}, {1, 2, 8, 3}), 0, 0, 0, 2, 8);
  check_window_maximum(Tensor({2, 2, 1}, {1, 2, 3, 8}), 0, 0, 0, 2, 8);
}

TEST_CASE("window_maximum: of negative cells the largest is negative too", "[window_maximum]") {
  check_window_maximum(Tensor({2, 2, 1}, {-4, -2, -1, -3}), 0, 0, 0, 2, -1);
  check_window_maximum(Tensor({2, 2, 1}, {-4e30F, -2e30F, -3e30F, -5e30F}), 0, 0, 0, 2, -2e30F);
}

TEST_CASE("window_maximum: the window starts at (row, column) and ends after pool_size cells",
          "[window_maximum]") {
  check_window_maximum(response, 1, 0, 0, 3, 7);
  check_window_maximum(response, 0, 1, 0, 2, 5);
  check_window_maximum(response, 2, 0, 0, 2, -1);
  check_window_maximum(response, 3, 3, 0, 1, -1);
}

TEST_CASE("window_maximum: other channels do not count", "[window_maximum]") {
  const Tensor image({2, 2, 3}, {1, 90, -1, 2, 70, -2, 3, 60, -3, 4, 80, -4});
  check_window_maximum(image, 0, 0, 0, 2, 4);
  check_window_maximum(image, 0, 0, 1, 2, 90);
  check_window_maximum(image, 0, 0, 2, 2, -1);
}

TEST_CASE("window_maximum: any window of any image", "[window_maximum]") {
  for (int i = 0; i < 8; ++i) {
    const int pool_size = random_integer(1, 4);
    const Tensor patch = negative_tensor({pool_size, pool_size, random_integer(1, 3)});
    const int channel = random_integer(0, patch.shape()[2] - 1);
    const int row = random_integer(0, 3);
    const int column = random_integer(0, 3);
    Tensor image({row + pool_size + 1, column + pool_size + 2, patch.shape()[2]});
    for (int r = 0; r < pool_size; ++r) {
      for (int c = 0; c < pool_size; ++c) {
        for (int k = 0; k < patch.shape()[2]; ++k) image(row + r, column + c, k) = patch(r, c, k);
      }
    }
    check_window_maximum(image, row, column, channel, pool_size,
                         reference_max_pooling2d(patch, pool_size)(0, 0, channel));
  }
}

TEST_CASE("pooled_size: a 2-cell window with stride 2 halves 26 to 13", "[pooled_size]") {
  check_pooled_size(26, 2, 2);
}

TEST_CASE("pooled_size: an odd cell is left out: 11 to 5, 15 to 7", "[pooled_size]") {
  check_pooled_size(11, 2, 2);
  check_pooled_size(15, 2, 2);
}

TEST_CASE("pooled_size: a window as long as the axis fits once", "[pooled_size]") {
  check_pooled_size(4, 4, 4);
  check_pooled_size(5, 5, 1);
}

TEST_CASE("pooled_size: windows may overlap or leave gaps", "[pooled_size]") {
  check_pooled_size(10, 2, 3);
  check_pooled_size(6, 2, 1);
  check_pooled_size(13, 3, 2);
}

TEST_CASE("pooled_size: any window, any stride", "[pooled_size]") {
  for (int i = 0; i < 12; ++i) {
    const int pool_size = random_integer(1, 5);
    check_pooled_size(pool_size + random_integer(0, 30), pool_size, random_integer(1, 5));
  }
}

TEST_CASE("max_pooling2d: 2x2 windows turn 6x8x3 into 3x4x3", "[max_pooling2d]") {
  max_pooling2d(Tensor({6, 8, 3}), 2).returns(Tensor({3, 4, 3}));
}

TEST_CASE("max_pooling2d: the README's example, whose last column is left out", "[max_pooling2d]") {
  check_max_pooling2d(response, 2, Tensor({2, 2, 1}, {3, 5, -1, 7}));
}

TEST_CASE("max_pooling2d: 11 rows become 5, 7 columns become 3", "[max_pooling2d]") {
  const Tensor image = negative_tensor({11, 7, 2});
  check_max_pooling2d(image, 2, reference_max_pooling2d(image, 2));
}

TEST_CASE("max_pooling2d: each channel is pooled by itself", "[max_pooling2d]") {
  const Tensor image({2, 4, 2}, {1, -1, 2, -2, 5, -5, 6, -6, 3, -3, 4, -4, 7, -7, 8, -8});
  check_max_pooling2d(image, 2, Tensor({1, 2, 2}, {4, -1, 8, -5}));
}

TEST_CASE("max_pooling2d: windows of 3x3 step by three rows and three columns", "[max_pooling2d]") {
  const Tensor image = negative_tensor({9, 6, 1});
  check_max_pooling2d(image, 3, reference_max_pooling2d(image, 3));
}

TEST_CASE("max_pooling2d: windows of one cell change nothing", "[max_pooling2d]") {
  const Tensor image = random_tensor({3, 4, 2});
  check_max_pooling2d(image, 1, image);
}

TEST_CASE("max_pooling2d: a spark that moves inside its window leaves the answer as it is",
          "[max_pooling2d]") {
  for (int row = 2; row < 4; ++row) {
    for (int column = 4; column < 6; ++column) {
      Tensor image({6, 8, 1});
      image(row, column, 0) = 5;
      Tensor expected({3, 4, 1});
      expected(1, 2, 0) = 5;
      check_max_pooling2d(image, 2, expected);
    }
  }
}

TEST_CASE("max_pooling2d: any image, any window", "[max_pooling2d]") {
  for (int i = 0; i < 8; ++i) {
    const int pool_size = random_integer(1, 4);
    const Tensor image =
        random_tensor({random_integer(4, 10), random_integer(4, 10), random_integer(1, 4)});
    check_max_pooling2d(image, pool_size, reference_max_pooling2d(image, pool_size));
  }
}

TEST_CASE("average_pooling2d: 2x2 windows turn 7x4x3 into 3x2x3", "[average_pooling2d]") {
  average_pooling2d(Tensor({7, 4, 3}), 2).returns(Tensor({3, 2, 3}));
}

TEST_CASE("average_pooling2d: the README's example, whose last column is left out",
          "[average_pooling2d]") {
  check_average_pooling2d(response, 2, Tensor({2, 2, 1}, {1.5, 2, -2.5, 3}));
}

TEST_CASE("average_pooling2d: equal cells are their own average, in every channel",
          "[average_pooling2d]") {
  Tensor image({6, 9, 2});
  Tensor expected({2, 3, 2});
  for (int c = 0; c < 2; ++c) {
    const float value = c == 0 ? 12.0F : -30.0F;
    for (int row = 0; row < 6; ++row) {
      for (int column = 0; column < 9; ++column) image(row, column, c) = value;
    }
    for (int row = 0; row < 2; ++row) {
      for (int column = 0; column < 3; ++column) expected(row, column, c) = value;
    }
  }
  check_average_pooling2d(image, 3, expected);
}

TEST_CASE("average_pooling2d: any image, any window", "[average_pooling2d]") {
  for (int i = 0; i < 8; ++i) {
    const int pool_size = random_integer(1, 4);
    const Tensor image =
        random_tensor({random_integer(4, 10), random_integer(4, 10), random_integer(1, 4)});
    check_average_pooling2d(image, pool_size, reference_average_pooling2d(image, pool_size));
  }
}
