// Lesson 03: counting stops, zeros of same padding, and convolution in steps. Expected values are
// worked by hand or come from the library, never from a solution.
#include <fmt/format.h>

#include <catch2_either.hpp>

#include "checks/arithmetic.hpp"
#include "checks/calling.hpp"
#include "checks/reference.hpp"

using namespace convlings::checks;
using cnn::matrix;
using cnn::Padding;
using cnn::Tensor;
using Amounts = std::vector<int>;  // before, after

namespace {

Call output_size(int input, int kernel, int stride, int before, int after) {
  return calling("output_size", arg("input", input), arg("kernel", kernel), arg("stride", stride),
                 arg("before", before), arg("after", after));
}

Call padded_output_size(int input, int kernel, int stride, Padding padding) {
  return calling("padded_output_size", arg("input", input), arg("kernel", kernel),
                 arg("stride", stride), arg("padding", padding));
}

Call same_padding(int input, int kernel, int stride) {
  return calling("same_padding", arg("input", input), arg("kernel", kernel), arg("stride", stride));
}

Call strided_convolution(const Tensor& image, const Tensor& kernel, int stride) {
  return calling("strided_convolution", arg("image", image), arg("kernel", kernel),
                 arg("stride", stride));
}

/// "Room to move: 0 + 28 + 0 − 3 = 25 cells, 25 / 2 rounded down = 12 steps, 13 stops."
std::string stops_arithmetic(int input, int kernel, int stride, int before, int after) {
  const int room = before + input + after - kernel;
  const std::string text =
      fmt::format("Room to move: {} + {} + {} − {} = {} cells", before, input, after, kernel, room);
  if (room < 0) return text + ": the kernel does not fit, so there is no stop.";
  return fmt::format("{}, {} / {} rounded down = {} steps, and with the first stop {}.", text, room,
                     stride, room / stride, room / stride + 1);
}

std::string named_arithmetic(int input, int kernel, int stride, Padding padding) {
  const cnn::Window window = cnn::resolve_window(input, kernel, stride, padding);
  if (padding == cnn::same) {
    return fmt::format("Same: {} / {} rounded up = {}.", input, stride, window.output);
  }
  return stops_arithmetic(input, kernel, stride, window.before, window.after);
}

/// "14 stops reach over 13·2 + 3 = 29 cells, 1 more than 28: 0 before, 1 after."
std::string same_arithmetic(int input, int kernel, int stride) {
  const cnn::Window window = cnn::resolve_window(input, kernel, stride, cnn::same);
  const int reach = (window.output - 1) * stride + kernel;
  const std::string lack = reach > input
                               ? fmt::format("{} more than {}", reach - input, input)
                               : fmt::format("no more than {}, so no zeros are needed", input);
  return fmt::format("{} stops reach over {}·{} + {} = {} cells, {}: {} before, {} after.",
                     window.output, window.output - 1, stride, kernel, reach, lack, window.before,
                     window.after);
}

CellArithmetic cell_arithmetic(const Tensor& image, const Tensor& kernel, int stride) {
  const auto along = [&](int axis) {
    return cnn::resolve_window(image.shape()[axis], kernel.shape()[axis], stride, cnn::valid);
  };
  return convolution_arithmetic(image, kernel, along(0), along(1));
}

void answers_like_the_library(const Tensor& image, const Tensor& kernel, int stride) {
  strided_convolution(image, kernel, stride)
      .returns(reference_convolution(image, kernel, stride),
               cell_arithmetic(image, kernel, stride));
}

const Tensor counting = matrix({{1, 2, 3, 4, 5},
                                {6, 7, 8, 9, 10},
                                {11, 12, 13, 14, 15},
                                {16, 17, 18, 19, 20},
                                {21, 22, 23, 24, 25}});

}  // namespace

TEST_CASE("output_size: 5 cells and a 3-wide kernel: 3 stops, with stride 2 only 2",
          "[output_size]") {
  output_size(5, 3, 1, 0, 0).returns(3, stops_arithmetic(5, 3, 1, 0, 0));
  output_size(5, 3, 2, 0, 0).returns(2, stops_arithmetic(5, 3, 2, 0, 0));
}

TEST_CASE("output_size: what is left over is too short for a step", "[output_size]") {
  output_size(28, 3, 2, 0, 0).returns(13, stops_arithmetic(28, 3, 2, 0, 0));
  output_size(10, 3, 4, 0, 0).returns(2, stops_arithmetic(10, 3, 4, 0, 0));
}

TEST_CASE("output_size: zeros before and after count like cells, each with its own amount",
          "[output_size]") {
  output_size(5, 3, 1, 1, 1).returns(5, stops_arithmetic(5, 3, 1, 1, 1));
  output_size(6, 4, 2, 0, 3).returns(3, stops_arithmetic(6, 4, 2, 0, 3));
  output_size(6, 4, 2, 3, 0).returns(3, stops_arithmetic(6, 4, 2, 3, 0));
}

TEST_CASE("output_size: first layers of AlexNet (227, 11, stride 4) and ResNet (224, 7, stride 2)",
          "[output_size]") {
  output_size(227, 11, 4, 0, 0).returns(55, stops_arithmetic(227, 11, 4, 0, 0));
  output_size(224, 7, 2, 3, 3).returns(112, stops_arithmetic(224, 7, 2, 3, 3));
}

TEST_CASE("output_size: a kernel that just fits stops once, a larger one never", "[output_size]") {
  output_size(4, 4, 3, 0, 0).returns(1, stops_arithmetic(4, 4, 3, 0, 0));
  output_size(3, 4, 2, 0, 0).returns(0, stops_arithmetic(3, 4, 2, 0, 0));
  output_size(1, 7, 2, 1, 1).returns(0, stops_arithmetic(1, 7, 2, 1, 1));
}

TEST_CASE("output_size: counted by walking, for any sizes", "[output_size]") {
  for (int i = 0; i < 10; ++i) {
    const int kernel = random_integer(1, 6);
    const int input = random_integer(1, 40);
    const int stride = random_integer(1, 5);
    const int before = random_integer(0, 3);
    const int after = random_integer(0, 3);
    int stops = 0;
    for (int start = 0; start + kernel <= before + input + after; start += stride) ++stops;
    output_size(input, kernel, stride, before, after)
        .returns(stops, stops_arithmetic(input, kernel, stride, before, after));
  }
}

TEST_CASE("padded_output_size: 28 cells, kernel 3, stride 2: 13 valid, 14 same, 15 full",
          "[padded_output_size]") {
  padded_output_size(28, 3, 2, cnn::valid).returns(13, named_arithmetic(28, 3, 2, cnn::valid));
  padded_output_size(28, 3, 2, cnn::same).returns(14, named_arithmetic(28, 3, 2, cnn::same));
  padded_output_size(28, 3, 2, cnn::full).returns(15, named_arithmetic(28, 3, 2, cnn::full));
}

TEST_CASE("padded_output_size: same rounds up", "[padded_output_size]") {
  padded_output_size(5, 3, 2, cnn::same).returns(3, named_arithmetic(5, 3, 2, cnn::same));
  padded_output_size(7, 2, 3, cnn::same).returns(3, named_arithmetic(7, 2, 3, cnn::same));
  padded_output_size(9, 3, 3, cnn::same).returns(3, named_arithmetic(9, 3, 3, cnn::same));
}

TEST_CASE("padded_output_size: same does not depend on the kernel", "[padded_output_size]") {
  for (const int kernel : {1, 2, 3, 4, 9}) {
    for (const int input : {10, 12}) {
      padded_output_size(input, kernel, 4, cnn::same)
          .returns(3, named_arithmetic(input, kernel, 4, cnn::same));
    }
  }
}

TEST_CASE("padded_output_size: valid rounds down, and is 0 when the kernel does not fit",
          "[padded_output_size]") {
  padded_output_size(9, 4, 2, cnn::valid).returns(3, named_arithmetic(9, 4, 2, cnn::valid));
  padded_output_size(4, 5, 3, cnn::valid).returns(0, named_arithmetic(4, 5, 3, cnn::valid));
}

TEST_CASE("padded_output_size: any input, kernel, stride and padding", "[padded_output_size]") {
  for (const Padding padding : {cnn::valid, cnn::same, cnn::full}) {
    for (int i = 0; i < 4; ++i) {
      const int input = random_integer(1, 60);
      const int kernel = random_integer(1, 8);
      const int stride = random_integer(1, 5);
      padded_output_size(input, kernel, stride, padding)
          .returns(cnn::resolve_window(input, kernel, stride, padding).output,
                   named_arithmetic(input, kernel, stride, padding));
    }
  }
}

TEST_CASE("same_padding: at stride 1 it is lesson 02's", "[same_padding]") {
  same_padding(28, 3, 1).returns(Amounts{1, 1}, same_arithmetic(28, 3, 1));
  same_padding(28, 4, 1).returns(Amounts{1, 2}, same_arithmetic(28, 4, 1));
}

TEST_CASE("same_padding: at stride 2 an even input needs one zero less than an odd one",
          "[same_padding]") {
  same_padding(5, 3, 2).returns(Amounts{1, 1}, same_arithmetic(5, 3, 2));
  same_padding(28, 3, 2).returns(Amounts{0, 1}, same_arithmetic(28, 3, 2));
  same_padding(224, 7, 2).returns(Amounts{2, 3}, same_arithmetic(224, 7, 2));
}

TEST_CASE("same_padding: a window that stays inside needs no zeros, never fewer than none",
          "[same_padding]") {
  same_padding(6, 2, 2).returns(Amounts{0, 0}, same_arithmetic(6, 2, 2));
  same_padding(6, 1, 3).returns(Amounts{0, 0}, same_arithmetic(6, 1, 3));
  same_padding(10, 2, 5).returns(Amounts{0, 0}, same_arithmetic(10, 2, 5));
}

TEST_CASE("same_padding: any input, kernel and stride", "[same_padding]") {
  same_padding(4, 2, 3).returns(Amounts{0, 1}, same_arithmetic(4, 2, 3));  // a cell is skipped
  for (int i = 0; i < 10; ++i) {
    const int input = random_integer(1, 40);
    const int kernel = random_integer(1, 8);
    const int stride = random_integer(1, 4);
    const cnn::Window window = cnn::resolve_window(input, kernel, stride, cnn::same);
    same_padding(input, kernel, stride)
        .returns(Amounts{window.before, window.after}, same_arithmetic(input, kernel, stride));
  }
}

TEST_CASE("strided_convolution: a 5x8 image, a 3x2 kernel and stride 2 answer 2x4",
          "[strided_convolution]") {
  strided_convolution(Tensor({5, 8}), Tensor({3, 2}), 2).returns(Tensor({2, 4}));
}

TEST_CASE("strided_convolution: 5x5, 3x3, stride 2: four sums", "[strided_convolution]") {
  const Tensor kernel = matrix({{1, 0, 0}, {0, 0, 0}, {0, 0, -10}});
  strided_convolution(counting, kernel, 2)
      .returns(matrix({{-129, -147}, {-219, -237}}), cell_arithmetic(counting, kernel, 2));
}

TEST_CASE("strided_convolution: a single 1 with stride 2 copies every second cell",
          "[strided_convolution]") {
  const Tensor one = matrix({{1}});
  strided_convolution(counting, one, 2)
      .returns(matrix({{1, 3, 5}, {11, 13, 15}, {21, 23, 25}}), cell_arithmetic(counting, one, 2));
  strided_convolution(counting, one, 3)
      .returns(matrix({{1, 4}, {16, 19}}), cell_arithmetic(counting, one, 3));
}

TEST_CASE("strided_convolution: a stride beyond the kernel skips cells, one beyond the image stops",
          "[strided_convolution]") {
  const Tensor pair = matrix({{1, 0.5}});
  strided_convolution(counting, pair, 3)
      .returns(matrix({{2, 6.5}, {24.5, 29}}), cell_arithmetic(counting, pair, 3));
  strided_convolution(counting, pair, 9).returns(matrix({{2}}), cell_arithmetic(counting, pair, 9));
}

TEST_CASE("strided_convolution: stride s picks every s-th answer of stride 1",
          "[strided_convolution]") {
  const Tensor image = random_tensor({9, 7});
  const Tensor kernel = random_tensor({2, 3});
  const Tensor every = reference_convolution(image, kernel);  // (8, 5)
  strided_convolution(image, kernel, 1).returns(every, cell_arithmetic(image, kernel, 1));
  for (const int stride : {2, 3}) {
    Tensor picked({(8 - 1) / stride + 1, (5 - 1) / stride + 1});
    for (int row = 0; row < picked.shape()[0]; ++row) {
      for (int column = 0; column < picked.shape()[1]; ++column) {
        picked(row, column) = every(row * stride, column * stride);
      }
    }
    strided_convolution(image, kernel, stride)
        .returns(picked, cell_arithmetic(image, kernel, stride));
  }
}

TEST_CASE("strided_convolution: random images, kernels and strides", "[strided_convolution]") {
  for (int i = 0; i < 8; ++i) {
    const Tensor image = random_tensor({random_integer(4, 10), random_integer(4, 10)});
    const Tensor kernel = random_tensor({random_integer(1, 4), random_integer(1, 4)});
    answers_like_the_library(image, kernel, random_integer(1, 4));
  }
}
