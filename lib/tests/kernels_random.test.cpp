// The fast kernels against the obvious loops on thousands of random shapes. Small integers make
// every sum exact, so equality is to the bit; uniform floats may round differently.
#include <catch2_either.hpp>

#include "cnn/core/random.hpp"
#include "cnn/nn/kernels/conv2d.hpp"
#include "cnn/nn/kernels/conv2d_ways.hpp"
#include "cnn/nn/kernels/dense.hpp"
#include "cnn/nn/kernels/padding2d.hpp"
#include "cnn/nn/kernels/pooling2d.hpp"
#include "kernels_closeness.hpp"
#include "random_windows.hpp"

using namespace cnn;

namespace {

/// The rounding that two orders of summation may differ by.
constexpr double tolerance = 1e-5;

struct Convolution {
  Tensor input, kernel, bias;
  Window rows, columns;
};

Convolution random_convolution(bool integers, Random& random) {
  const int height = random.integer(1, 9);
  const int width = random.integer(1, 9);
  const int channels = random.integer(1, 5);
  const int filters = random.integer(0, 5) > 0 ? random.integer(1, 6)
                                               : kernels::direct_filters * random.integer(1, 2);
  const Window rows = random_window(height, 4, random);
  const Window columns = random_window(width, 4, random);
  return {
      .input = random_numbers({random.integer(1, 2), height, width, channels}, integers, random),
      .kernel = random_numbers({rows.kernel, columns.kernel, channels, filters}, integers, random),
      .bias = random_numbers({filters}, integers, random),
      .rows = rows,
      .columns = columns};
}

/// Equal to the bit for integers, within rounding for floats.
void require_same(const Tensor& fast, const Tensor& slow, bool integers) {
  REQUIRE((integers ? fast == slow : deviation(fast, slow) < tolerance));
}

}  // namespace

TEST_CASE("conv2d equals its slow loop on 3000 random shapes, whichever way it takes") {
  Random random(11);
  int direct = 0;
  for (int round = 0; round < 3000; ++round) {
    const bool integers = round % 2 == 0;
    const auto [input, kernel, bias, rows, columns] = random_convolution(integers, random);
    CAPTURE(round, to_string(input.shape()), to_string(kernel.shape()), rows.stride, columns.stride,
            rows.before, columns.before);
    const Tensor slow = kernels::conv2d_slow(input, kernel, bias, rows, columns);
    require_same(kernels::conv2d(input, kernel, bias, rows, columns), slow, integers);
    const Tensor padded =
        kernels::zero_padding2d(input, rows.before, rows.after, columns.before, columns.after);
    Tensor output;
    kernels::conv2d_product(padded, kernel, bias, rows, columns, output);
    require_same(output, slow, integers);
    if (kernel.shape()[3] % kernels::direct_filters != 0) continue;
    kernels::conv2d_direct(padded, kernel, bias, rows, columns, output);
    require_same(output, slow, integers);
    ++direct;
  }
  CHECK(direct > 300);
}

TEST_CASE("conv2d equals its slow loop where the patches fill several blocks") {
  Random random(12);
  const Tensor input = random_integers({2, 21, 20, 16}, -4, 4, random);
  const Tensor kernel = random_integers({3, 3, 16, 5}, -4, 4, random);
  const Tensor bias = random_integers({5}, -4, 4, random);
  const Window rows = resolve_window(21, 3, 1, same);
  const Window columns = resolve_window(20, 3, 1, valid);
  CHECK(kernels::conv2d(input, kernel, bias, rows, columns) ==
        kernels::conv2d_slow(input, kernel, bias, rows, columns));
}

TEST_CASE("max and average pooling equal their slow loops on 2000 random shapes") {
  Random random(13);
  for (int round = 0; round < 2000; ++round) {
    const bool integers = round % 2 == 0;
    const Shape shape = {random.integer(1, 2), random.integer(1, 10), random.integer(1, 10),
                         random.integer(1, 9)};
    const Window rows = random_window(shape[1], 4, random);
    const Window columns = random_window(shape[2], 4, random);
    const Tensor input = random_numbers(shape, integers, random);
    CAPTURE(round, to_string(shape), rows.kernel, columns.kernel, rows.stride, columns.stride);
    REQUIRE(kernels::max_pooling2d(input, rows, columns) ==
            kernels::max_pooling2d_slow(input, rows, columns));
    require_same(kernels::average_pooling2d(input, rows, columns),
                 kernels::average_pooling2d_slow(input, rows, columns), integers);
  }
}

TEST_CASE("dense equals its slow loop on 2000 random shapes") {
  Random random(14);
  for (int round = 0; round < 2000; ++round) {
    const bool integers = round % 2 == 0;
    const int n = random.integer(1, 40);
    const int units = random.integer(1, 20);
    const Tensor input = random_numbers({random.integer(1, 5), n}, integers, random);
    const Tensor kernel = random_numbers({n, units}, integers, random);
    const Tensor bias = random_numbers({units}, integers, random);
    CAPTURE(round, to_string(input.shape()), to_string(kernel.shape()));
    require_same(kernels::dense(input, kernel, bias), kernels::dense_slow(input, kernel, bias),
                 integers);
  }
}
