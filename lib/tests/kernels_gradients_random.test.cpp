// The fast gradients against the loops of the chain rule on thousands of random shapes. Small
// integers make every sum exact, so equality is to the bit; uniform floats may round differently.
// The tensors that receive the answers are used again from round to round, as a trainer does.
#include <catch2_either.hpp>

#include "cnn/nn/kernels/conv2d.hpp"
#include "cnn/nn/kernels/dense.hpp"
#include "cnn/nn/kernels/pooling2d.hpp"
#include "kernels_closeness.hpp"
#include "random_windows.hpp"

using namespace cnn;

namespace {

/// The rounding that two orders of summation may differ by.
constexpr double tolerance = 1e-5;

/// Equal to the bit for integers, within rounding for floats.
void require_same(const Tensor& fast, const Tensor& slow, bool integers) {
  REQUIRE((integers ? fast == slow : deviation(fast, slow) < tolerance));
}

/// Mostly few, often the numbers where kernels change their ways, otherwise any up to 33.
int random_channels(Random& random) {
  constexpr int telling[] = {8, 15, 16, 17, 32, 33};
  const int choice = random.integer(0, 5);
  if (choice == 0) return telling[random.integer(0, 5)];
  return random.integer(1, choice == 1 ? 33 : 5);
}

}  // namespace

TEST_CASE("conv2d_gradients equal their slow loop on 2500 random shapes") {
  Random random(21);
  Tensor d_input, d_kernel, d_bias, d_kernel_alone;
  for (int round = 0; round < 2500; ++round) {
    const bool integers = round % 2 == 0;
    const Shape images{random.integer(1, 5), random.integer(1, 5), random.integer(1, 5),
                       random_channels(random)};
    const int filters = random_channels(random);
    const Window rows = random_window(images[1], 3, random);
    const Window columns = random_window(images[2], 3, random);
    const Tensor input = random_numbers(images, integers, random);
    const Tensor kernel =
        random_numbers({rows.kernel, columns.kernel, images[3], filters}, integers, random);
    const Tensor d_output =
        random_numbers({images[0], rows.output, columns.output, filters}, integers, random);
    CAPTURE(round, to_string(images), to_string(kernel.shape()), rows.stride, columns.stride,
            rows.before, rows.after, columns.before, columns.after);
    const kernels::Conv2DGradients slow =
        kernels::conv2d_gradients_slow(input, kernel, d_output, rows, columns);
    kernels::conv2d_gradients(input, kernel, d_output, rows, columns, &d_input, d_kernel, &d_bias);
    require_same(d_input, slow.d_input, integers);
    require_same(d_kernel, slow.d_kernel, integers);
    require_same(d_bias, slow.d_bias, integers);
    kernels::conv2d_gradients(input, kernel, d_output, rows, columns, nullptr, d_kernel_alone,
                              nullptr);
    REQUIRE(d_kernel_alone == d_kernel);  // whoever asks for less gets the same bits
  }
}

TEST_CASE("dense_gradients equal their slow loop on 2000 random shapes") {
  Random random(22);
  Tensor d_input, d_kernel, d_bias, d_kernel_alone;
  for (int round = 0; round < 2000; ++round) {
    const bool integers = round % 2 == 0;
    const int batch = random.integer(1, 5);
    const int n = random.integer(1, 40);
    const int units = random_channels(random);
    const Tensor input = random_numbers({batch, n}, integers, random);
    const Tensor kernel = random_numbers({n, units}, integers, random);
    const Tensor d_output = random_numbers({batch, units}, integers, random);
    CAPTURE(round, batch, n, units);
    const kernels::DenseGradients slow = kernels::dense_gradients_slow(input, kernel, d_output);
    kernels::dense_gradients(input, kernel, d_output, &d_input, d_kernel, &d_bias);
    require_same(d_input, slow.d_input, integers);
    require_same(d_kernel, slow.d_kernel, integers);
    require_same(d_bias, slow.d_bias, integers);
    kernels::dense_gradients(input, kernel, d_output, nullptr, d_kernel_alone, nullptr);
    REQUIRE(d_kernel_alone == d_kernel);
  }
}

TEST_CASE("pooling gradients equal their slow loops on 2000 random shapes, ties and all") {
  Random random(23);
  Tensor d_input;
  for (int round = 0; round < 2000; ++round) {
    const bool integers = round % 2 == 0;  // nine values only: most windows see ties
    const Shape images{random.integer(1, 5), random.integer(1, 8), random.integer(1, 8),
                       round % 50 == 0 ? random.integer(60, 70) : random_channels(random)};
    const Window rows = random_window(images[1], 3, random);
    const Window columns = random_window(images[2], 3, random);
    const Tensor input = random_numbers(images, integers, random);
    const Tensor d_output =
        random_numbers({images[0], rows.output, columns.output, images[3]}, integers, random);
    CAPTURE(round, to_string(images), rows.kernel, columns.kernel, rows.stride, columns.stride);
    kernels::max_pooling2d_gradient(input, d_output, rows, columns, d_input);
    require_same(d_input, kernels::max_pooling2d_gradient_slow(input, d_output, rows, columns),
                 integers);
    kernels::average_pooling2d_gradient(images, d_output, rows, columns, d_input);
    require_same(d_input, kernels::average_pooling2d_gradient_slow(images, d_output, rows, columns),
                 false);
  }
}
