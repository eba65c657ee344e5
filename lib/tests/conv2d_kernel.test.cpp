#include "cnn/nn/kernels/conv2d.hpp"

#include <algorithm>
#include <catch2_either.hpp>

#include "cnn/core/errors.hpp"
#include "cnn/core/random.hpp"

using namespace cnn;

namespace {

/// Both ways to convolve, checked to agree to the digit.
Tensor convolve(const Tensor& input, const Tensor& kernel, const Tensor& bias, const Window& rows,
                const Window& columns) {
  Tensor fast = kernels::conv2d(input, kernel, bias, rows, columns);
  CHECK(fast == kernels::conv2d_slow(input, kernel, bias, rows, columns));
  return fast;
}

/// One image and one filter, both (rows, columns), no bias; returns (rows, columns).
Tensor convolve(const Tensor& image, const Tensor& kernel, int stride, Padding padding) {
  const int height = image.shape()[0];
  const int width = image.shape()[1];
  const Window rows = resolve_window(height, kernel.shape()[0], stride, padding);
  const Window columns = resolve_window(width, kernel.shape()[1], stride, padding);
  return convolve(image.reshaped({1, height, width, 1}),
                  kernel.reshaped({kernel.shape()[0], kernel.shape()[1], 1, 1}), Tensor({1}), rows,
                  columns)
      .reshaped({rows.output, columns.output});
}

}  // namespace

TEST_CASE("conv2d: the edge-detection example, 6000 on the edge and 0 elsewhere") {
  Tensor image({6, 5});
  for (int row = 0; row < 3; ++row) {
    for (int column = 0; column < 5; ++column) image(row, column) = 200;
  }
  const Tensor kernel = matrix({{10, 10, 10}, {0, 0, 0}, {-10, -10, -10}});
  CHECK(convolve(image, kernel, 1, valid) ==
        matrix({{0, 0, 0}, {6000, 6000, 6000}, {6000, 6000, 6000}, {0, 0, 0}}));
}

TEST_CASE("conv2d: 3x3 with 2x2, each image cell meets the filter cell of the symbolic table") {
  const Tensor kernel = matrix({{1, 2}, {3, 4}});  // f1 f2 / f3 f4
  // One cell of the image is 1 at a time, so the output shows which f multiplies that cell.
  const Tensor expected[] = {
      matrix({{1, 0}, {0, 0}}), matrix({{2, 1}, {0, 0}}), matrix({{0, 2}, {0, 0}}),  // a b c
      matrix({{3, 0}, {1, 0}}), matrix({{4, 3}, {2, 1}}), matrix({{0, 4}, {0, 2}}),  // d e g
      matrix({{0, 0}, {3, 0}}), matrix({{0, 0}, {4, 3}}), matrix({{0, 0}, {0, 4}})   // h j k
  };
  for (int cell = 0; cell < 9; ++cell) {
    Tensor image({3, 3});
    image(cell / 3, cell % 3) = 1;
    CAPTURE(cell);
    CHECK(convolve(image, kernel, 1, valid) == expected[cell]);
  }
}

TEST_CASE("conv2d: 5x5 with 3x3 at stride 2 gives 2x2") {
  Tensor image({5, 5});
  for (int cell = 0; cell < 25; ++cell) image(cell / 5, cell % 5) = static_cast<float>(cell);
  const Tensor kernel = matrix({{1, 0, 0}, {0, 0, 0}, {0, 0, 100}});  // corner + 100 * far corner
  CHECK(convolve(image, kernel, 2, valid) == matrix({{1200, 1402}, {2210, 2412}}));
}

TEST_CASE("conv2d: an even kernel with same padding looks ahead, because the odd zero goes after") {
  const Tensor image = matrix({{1, 2, 3}, {4, 5, 6}});
  const Tensor kernel = matrix({{1, 10}, {100, 1000}});
  CHECK(convolve(image, kernel, 1, same) == matrix({{5421, 6532, 603}, {54, 65, 6}}));
}

TEST_CASE("conv2d: full padding lets every cell meet every tap") {
  CHECK(convolve(matrix({{1, 2}}), matrix({{10, 1}}), 1, full) == matrix({{1, 12, 20}}));
}

TEST_CASE("conv2d: channels add up, filters stay apart, each gets its bias once") {
  const Tensor input({1, 1, 2, 2}, {1, 2, 3, 4});  // two pixels, two channels
  const Tensor kernel({1, 2, 2, 3}, {1, 0, 1, 1, 0, 10, 1, 0, 100, 1, 1, 1000});
  const Tensor bias({3}, {0.5F, 0.25F, 0});
  const Window rows = resolve_window(1, 1, 1, valid);
  const Window columns = resolve_window(2, 2, 1, valid);
  CHECK(convolve(input, kernel, bias, rows, columns) == Tensor({1, 1, 1, 3}, {10.5F, 4.25F, 4321}));
}

TEST_CASE("conv2d: no bias adds nothing, whichever way it takes") {
  Random random(2);
  for (const int filters : {5, 16}) {
    const Tensor input = random_integers({1, 7, 15, 2}, -5, 5, random);
    const Tensor kernel = random_integers({3, 3, 2, filters}, -5, 5, random);
    const Window rows = resolve_window(7, 3, 1, valid);
    const Window columns = resolve_window(15, 3, 1, valid);
    CHECK(convolve(input, kernel, Tensor(), rows, columns) ==
          convolve(input, kernel, Tensor({filters}), rows, columns));
  }
}

TEST_CASE("conv2d: images of a batch do not see each other") {
  Random random(3);
  const Tensor batch = random_integers({3, 5, 4, 2}, -5, 5, random);
  const Tensor kernel = random_integers({3, 2, 2, 4}, -5, 5, random);
  const Tensor bias = random_integers({4}, -5, 5, random);
  const Window rows = resolve_window(5, 3, 1, same);
  const Window columns = resolve_window(4, 2, 2, same);
  const Tensor together = convolve(batch, kernel, bias, rows, columns);
  for (int image = 0; image < 3; ++image) {
    Tensor one({1, 5, 4, 2});
    std::copy_n(batch.begin() + image * one.size(), one.size(), one.begin());
    const Tensor alone = convolve(one, kernel, bias, rows, columns);
    CHECK(std::equal(alone.begin(), alone.end(), together.begin() + image * alone.size()));
  }
}

TEST_CASE("conv2d: refuses shapes and windows that do not belong together") {
  const Tensor input({1, 5, 4, 3});
  const Tensor kernel({3, 2, 3, 8});
  const Tensor bias({8});
  const Window rows = resolve_window(5, 3, 1, valid);
  const Window columns = resolve_window(4, 2, 1, valid);
  CHECK_THROWS_WITH(kernels::conv2d(Tensor({5, 4, 3}), kernel, bias, rows, columns),
                    "conv2d: the input must have the axes (batch, height, width, channels). "
                    "Received (5, 4, 3). Reshape it first.");
  CHECK_THROWS_WITH(kernels::conv2d(input, Tensor({3, 2, 1, 8}), bias, rows, columns),
                    "conv2d: the kernel's channels must equal the input's channels. Received 1 and "
                    "3. Make both the same.");
  CHECK_THROWS_WITH(kernels::conv2d_slow(input, kernel, Tensor({3}), rows, columns),
                    "conv2d_slow: the bias's filters must equal the kernel's filters. Received 3 "
                    "and 8. Make both the same.");
  CHECK_THROWS_WITH(kernels::conv2d(input, kernel, bias, columns, rows),
                    "conv2d: the kernel's height must equal the row window. Received 3 and 2. Make "
                    "both the same.");
  CHECK_THROWS_WITH(
      kernels::conv2d(Tensor({1, 2, 4, 3}), kernel, bias, resolve_window(2, 3, 1, valid), columns),
      "conv2d: the window along the height must be resolved for that axis and fit in it. Received "
      "kernel 3, stride 1, padding 0 and 0, output 0 for 2 cells. Ask resolve_window, and use "
      "padding same or a smaller kernel if its output is 0.");
  CHECK_THROWS_AS(kernels::conv2d(input, Tensor({3, 2, 3}), bias, rows, columns), ShapeError);
  CHECK_THROWS_AS(kernels::conv2d(input, kernel, Tensor({8, 1}), rows, columns), ShapeError);
}

TEST_CASE("conv2d: a window made for another axis, or bent by hand, is refused") {
  const Tensor input({1, 5, 4, 1});
  const Tensor kernel({3, 2, 1, 1});
  const Tensor bias({1});
  const Window rows = resolve_window(5, 3, 1, valid);
  const Window columns = resolve_window(4, 2, 1, valid);
  Window bad = rows;
  SECTION("resolved for a longer axis") { bad = resolve_window(6, 3, 1, valid); }
  SECTION("no stride") { bad.stride = 0; }
  SECTION("too many positions") { ++bad.output; }
  SECTION("negative padding") { bad = {.kernel = 3, .before = -1, .after = 0, .output = 2}; }
  SECTION("a first window that sees padding only") {
    bad = {.kernel = 3, .before = 3, .after = 0, .output = 6};
  }
  SECTION("a last window that sees padding only") {
    bad = {.kernel = 3, .before = 0, .after = 3, .output = 6};
  }
  CHECK_THROWS_AS(kernels::conv2d(input, kernel, bias, bad, columns), ShapeError);
  CHECK_NOTHROW(kernels::conv2d(input, kernel, bias, rows, columns));
}
