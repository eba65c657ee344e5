#include <catch2_either.hpp>

#include "cnn/core/errors.hpp"
#include "cnn/core/random.hpp"
#include "cnn/nn/kernels/conv2d.hpp"

using namespace cnn;

namespace {

/// The fast gradients, checked to agree with the slow ones to the digit.
kernels::Conv2DGradients gradients(const Tensor& input, const Tensor& kernel,
                                   const Tensor& d_output, const Window& rows,
                                   const Window& columns) {
  kernels::Conv2DGradients fast;
  kernels::conv2d_gradients(input, kernel, d_output, rows, columns, &fast.d_input, fast.d_kernel,
                            &fast.d_bias);
  const auto slow = kernels::conv2d_gradients_slow(input, kernel, d_output, rows, columns);
  CHECK(fast.d_input == slow.d_input);
  CHECK(fast.d_kernel == slow.d_kernel);
  CHECK(fast.d_bias == slow.d_bias);
  return fast;
}

Tensor image_of(const Tensor& matrix) {
  return matrix.reshaped({1, matrix.shape()[0], matrix.shape()[1], 1});
}

Tensor kernel_of(const Tensor& matrix) {
  return matrix.reshaped({matrix.shape()[0], matrix.shape()[1], 1, 1});
}

}  // namespace

// Position (y, x) sees the cells from (y, x) on. With d_output 1 10 / 100 1000:
//   d_kernel(0, 0) meets cells 1 2 / 4 5: 1·1 + 10·2 + 100·4 + 1000·5 = 5421
//   d_input(1, 1), the middle, lies under all four windows: at tap (1, 1) of the first, (1, 0) of
//   the second, (0, 1) of the third and (0, 0) of the last: 1·8 + 10·7 + 100·3 + 1000·2 = 2378
TEST_CASE("conv2d_gradients: a 3x3 image and a 2x2 kernel by hand") {
  const Window window = resolve_window(3, 2, 1, valid);
  const auto [d_input, d_kernel, d_bias] = gradients(
      image_of(matrix({{1, 2, 3}, {4, 5, 6}, {7, 8, 9}})), kernel_of(matrix({{2, 3}, {7, 8}})),
      image_of(matrix({{1, 10}, {100, 1000}})), window, window);
  CHECK(d_kernel == kernel_of(matrix({{5421, 6532}, {8754, 9865}})));
  CHECK(d_input == image_of(matrix({{2, 23, 30}, {207, 2378, 3080}, {700, 7800, 8000}})));
  CHECK(d_bias == Tensor({1}, {1111}));
}

// Stride 2 over five cells with three taps: windows start at 0 and 2, and share cell 2.
TEST_CASE("conv2d_gradients: at stride 2 a cell under two windows hears from both") {
  const Window rows = resolve_window(1, 1, 1, valid);
  const Window columns = resolve_window(5, 3, 2, valid);
  const auto [d_input, d_kernel, d_bias] =
      gradients(image_of(matrix({{1, 2, 3, 4, 5}})), kernel_of(matrix({{1, 10, 100}})),
                image_of(matrix({{1, 2}})), rows, columns);
  CHECK(d_input == image_of(matrix({{1, 10, 102, 20, 200}})));
  CHECK(d_kernel == kernel_of(matrix({{7, 10, 13}})));
  CHECK(d_bias == Tensor({1}, {3}));
}

TEST_CASE("conv2d_gradients: cells that no window reaches hear nothing") {
  const Window rows = resolve_window(1, 1, 1, valid);
  const Window columns = resolve_window(4, 2, 3, valid);  // one position: cells 0 and 1
  const auto answer = gradients(image_of(matrix({{1, 2, 3, 4}})), kernel_of(matrix({{5, 6}})),
                                image_of(matrix({{10}})), rows, columns);
  CHECK(answer.d_input == image_of(matrix({{50, 60, 0, 0}})));
}

// Same padding for two taps puts the odd zero after: the last position sees cell 2 and the zero.
TEST_CASE("conv2d_gradients: what falls on the padding is lost") {
  const Window rows = resolve_window(1, 1, 1, same);
  const Window columns = resolve_window(3, 2, 1, same);
  const auto [d_input, d_kernel, d_bias] =
      gradients(image_of(matrix({{4, 5, 6}})), kernel_of(matrix({{1, 10}})),
                image_of(matrix({{1, 2, 3}})), rows, columns);
  CHECK(d_input == image_of(matrix({{1, 12, 23}})));
  CHECK(d_kernel == kernel_of(matrix({{32, 17}})));
  CHECK(d_bias == Tensor({1}, {6}));
}

// Two pixels, two channels, one filter after the other; every product can be read off.
TEST_CASE("conv2d_gradients: filters add up in d_input, images and positions in d_kernel") {
  const Tensor input({2, 1, 1, 2}, {1, 2, 3, 4});         // two images of one pixel
  const Tensor kernel({1, 1, 2, 2}, {10, 100, 20, 200});  // channel 0: 10 100, channel 1: 20 200
  const Tensor d_output({2, 1, 1, 2}, {1, 2, 3, 4});
  const Window window = resolve_window(1, 1, 1, valid);
  const auto [d_input, d_kernel, d_bias] = gradients(input, kernel, d_output, window, window);
  CHECK(d_input == Tensor({2, 1, 1, 2}, {210, 420, 430, 860}));
  CHECK(d_kernel == Tensor({1, 1, 2, 2}, {10, 14, 14, 20}));
  CHECK(d_bias == Tensor({2}, {4, 6}));
}

TEST_CASE("conv2d and its gradients: memory that is large enough stays where it is") {
  Random random(41);
  const Window window = resolve_window(6, 3, 1, same);
  const Tensor input = random_integers({2, 6, 6, 3}, -4, 4, random);
  const Tensor kernel = random_integers({3, 3, 3, 5}, -4, 4, random);
  Tensor output, d_input, d_kernel, d_bias;
  const auto run = [&] {
    kernels::conv2d(input, kernel, Tensor(), window, window, output);
    kernels::conv2d_gradients(input, kernel, output, window, window, &d_input, d_kernel, &d_bias);
  };
  run();
  const Tensor* const tensors[] = {&output, &d_input, &d_kernel, &d_bias};
  std::vector<const float*> places;
  for (const Tensor* tensor : tensors) places.push_back(tensor->data());
  const Tensor first = d_input;
  run();
  for (std::size_t i = 0; i < places.size(); ++i) CHECK(tensors[i]->data() == places[i]);
  CHECK(d_input == first);  // overwritten, not added to
  CHECK(output == kernels::conv2d_slow(input, kernel, Tensor({5}), window, window));
}

TEST_CASE("conv2d_gradients: refuses shapes that do not belong together") {
  const Tensor input({2, 5, 4, 3});
  const Tensor kernel({3, 2, 3, 8});
  const Window rows = resolve_window(5, 3, 1, valid);
  const Window columns = resolve_window(4, 2, 1, valid);
  Tensor d_kernel;
  const auto back = [&](const Tensor& images, const Tensor& weights, const Tensor& d_output) {
    kernels::conv2d_gradients(images, weights, d_output, rows, columns, nullptr, d_kernel, nullptr);
  };
  CHECK_NOTHROW(back(input, kernel, Tensor({2, 3, 3, 8})));
  CHECK_THROWS_WITH(back(input, kernel, Tensor({2, 3, 8, 3})),
                    "conv2d_gradients: the d_output must have the shape of the convolution's "
                    "output. Received (2, 3, 8, 3) and (2, 3, 3, 8). Make both the same.");
  CHECK_THROWS_WITH(back(Tensor({5, 4, 3}), kernel, Tensor({2, 3, 3, 8})),
                    "conv2d_gradients: the input must have the axes (batch, height, width, "
                    "channels). Received (5, 4, 3). Reshape it first.");
  CHECK_THROWS_WITH(
      kernels::conv2d_gradients_slow(input, Tensor({3, 2, 1, 8}), Tensor({2, 3, 3, 8}), rows,
                                     columns),
      "conv2d_gradients_slow: the kernel's channels must equal the input's channels. Received 1 "
      "and 3. Make both the same.");
  CHECK_THROWS_AS(back(Tensor({2, 6, 4, 3}), kernel, Tensor({2, 3, 3, 8})), ShapeError);
  CHECK_THROWS_AS(back(input, kernel, Tensor()), ShapeError);
}
