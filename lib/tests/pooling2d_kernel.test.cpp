#include "cnn/nn/kernels/pooling2d.hpp"

#include <catch2_either.hpp>
#include <cmath>
#include <limits>

#include "cnn/core/errors.hpp"

using namespace cnn;

namespace {

using Pooling = Tensor (*)(const Tensor&, const Window&, const Window&);

/// One channel as (rows, columns), the same pool along both axes.
Tensor pool(Pooling pooling, const Tensor& image, int pool_size, int stride, Padding padding) {
  const int height = image.shape()[0];
  const int width = image.shape()[1];
  const Window rows = resolve_window(height, pool_size, stride, padding);
  const Window columns = resolve_window(width, pool_size, stride, padding);
  return pooling(image.reshaped({1, height, width, 1}), rows, columns)
      .reshaped({rows.output, columns.output});
}

}  // namespace

TEST_CASE("max_pooling2d: the largest of each 2x2, and the odd row and column fall off") {
  const Tensor image = matrix({{1, 5, 2, 0, 9}, {3, 4, 8, 1, 9}, {9, 9, 9, 9, 9}});
  for (const Pooling pooling : {kernels::max_pooling2d, kernels::max_pooling2d_slow}) {
    CHECK(pool(pooling, image, 2, 2, valid) == matrix({{5, 8}}));
  }
}

TEST_CASE("max_pooling2d: 11 becomes 5") {
  const Tensor input({2, 11, 11, 3});
  const Window window = resolve_window(11, 2, 2, valid);
  CHECK(kernels::max_pooling2d(input, window, window).shape() == Shape{2, 5, 5, 3});
}

TEST_CASE("max_pooling2d: padding never wins, even where all cells are negative") {
  const Tensor image = matrix({{-5, -3, -7}, {-2, -9, -4}, {-8, -6, -1}});
  for (const Pooling pooling : {kernels::max_pooling2d, kernels::max_pooling2d_slow}) {
    CHECK(pool(pooling, image, 2, 2, same) == matrix({{-2, -4}, {-6, -1}}));
    CHECK(pool(pooling, image, 3, 2, same) == matrix({{-2, -3}, {-2, -1}}));
    CHECK(pool(pooling, matrix({{-5}}), 2, 1, full) == matrix({{-5, -5}, {-5, -5}}));
  }
}

TEST_CASE("max_pooling2d: a NaN under the window stays visible, wherever it lies") {
  const float nan = std::numeric_limits<float>::quiet_NaN();
  const float infinity = std::numeric_limits<float>::infinity();
  for (const Pooling pooling : {kernels::max_pooling2d, kernels::max_pooling2d_slow}) {
    for (int place = 0; place < 4; ++place) {
      Tensor image = matrix({{1, infinity, 7, 8}, {3, -infinity, 5, 6}});
      image(place / 2, place % 2) = nan;
      const Tensor pooled = pool(pooling, image, 2, 2, valid);
      CAPTURE(place);
      CHECK(std::isnan(pooled(0, 0)));
      CHECK(pooled(0, 1) == 8);  // the other window does not see it
    }
  }
}

TEST_CASE("average_pooling2d: the mean of the cells inside, padding not counted") {
  const Tensor image = matrix({{1, 2, 3}, {4, 5, 6}, {7, 8, 9}});
  for (const Pooling pooling : {kernels::average_pooling2d, kernels::average_pooling2d_slow}) {
    CHECK(pool(pooling, image, 2, 1, valid) == matrix({{3, 4}, {6, 7}}));
    CHECK(pool(pooling, image, 2, 2, same) == matrix({{3, 4.5F}, {7.5F, 9}}));
    CHECK(pool(pooling, matrix({{6}}), 3, 1, same) == matrix({{6}}));
  }
}

TEST_CASE("pooling: every channel and every image by itself") {
  // (2 images, 1 row, 2 columns, 2 channels)
  const Tensor input({2, 1, 2, 2}, {1, -1, 2, -4, 30, 10, 20, 50});
  const Window rows = resolve_window(1, 1, 1, valid);
  const Window columns = resolve_window(2, 2, 2, valid);
  CHECK(kernels::max_pooling2d(input, rows, columns) == Tensor({2, 1, 1, 2}, {2, -1, 30, 50}));
  CHECK(kernels::average_pooling2d(input, rows, columns) ==
        Tensor({2, 1, 1, 2}, {1.5F, -2.5F, 25, 30}));
}

TEST_CASE("pooling: refuses what is not a batch of images, and windows of another axis") {
  const Window window = resolve_window(4, 2, 2, valid);
  CHECK_THROWS_WITH(
      kernels::max_pooling2d(Tensor({4, 4, 1}), window, window),
      "max_pooling2d: the input must have the axes (batch, height, width, channels). Received "
      "(4, 4, 1). Reshape it first.");
  CHECK_THROWS_WITH(
      kernels::average_pooling2d(Tensor({1, 4, 6, 1}), window, window),
      "average_pooling2d: the window along the width must be resolved for that axis and fit in it. "
      "Received kernel 2, stride 2, padding 0 and 0, output 2 for 6 cells. Ask resolve_window, and "
      "use padding same or a smaller kernel if its output is 0.");
  for (const Pooling pooling : {kernels::max_pooling2d_slow, kernels::average_pooling2d_slow}) {
    CHECK_THROWS_AS(pooling(Tensor({1, 6, 4, 1}), window, window), ShapeError);
  }
}
