// Lesson 02: amounts, sizes, the frame, and all of it together. Expected values are worked by hand
// or come from the library, never from a solution.
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

Call padding_amounts(int kernel, Padding padding) {
  return calling("padding_amounts", arg("kernel", kernel), arg("padding", padding));
}

Call output_size(int input, int kernel, Padding padding) {
  return calling("output_size", arg("input", input), arg("kernel", kernel),
                 arg("padding", padding));
}

Call zero_pad(const Tensor& image, int top, int bottom, int left, int right) {
  return calling("zero_pad", arg("image", image), arg("top", top), arg("bottom", bottom),
                 arg("left", left), arg("right", right));
}

Call convolve(const Tensor& image, const Tensor& kernel, Padding padding) {
  return calling("convolve", arg("image", image), arg("kernel", kernel), arg("padding", padding));
}

cnn::Window window_of(int input, int kernel, Padding padding) {
  return cnn::resolve_window(input, kernel, 1, padding);
}

/// "A window of 4 cells: 4 − 1 = 3 zeros in all, 1 before and the other 2 after."
std::string same_arithmetic(int kernel) {
  const int total = kernel - 1;
  return fmt::format(
      "A window of {0} cells: {0} − 1 = {1} zeros in all, {2} before and the other "
      "{3} after.",
      kernel, total, total / 2, total - total / 2);
}

std::string size_arithmetic(int input, int kernel, Padding padding) {
  const cnn::Window window = window_of(input, kernel, padding);
  return fmt::format("{} + {} + {} cells, {} − {} + 1 = {} positions.", window.before, input,
                     window.after, window.before + input + window.after, kernel, window.output);
}

CellArithmetic frame_arithmetic(const Tensor& image, int top, int left) {
  return [=](const std::vector<int>& index) {
    const int row = index[0] - top;
    const int column = index[1] - left;
    const bool inside =
        row >= 0 && row < image.shape()[0] && column >= 0 && column < image.shape()[1];
    const std::string where = fmt::format("row {} − top {} = {}, column {} − left {} = {}",
                                          index[0], top, row, index[1], left, column);
    return from(inside ? fmt::format("{}: it is image({}, {}).", where, row, column)
                       : where + ": it lies beyond the image, in the frame, so it is 0.",
                {cell_of("image", row, column)});
  };
}

CellArithmetic cell_arithmetic(const Tensor& image, const Tensor& kernel, Padding padding) {
  return convolution_arithmetic(image, kernel,
                                window_of(image.shape()[0], kernel.shape()[0], padding),
                                window_of(image.shape()[1], kernel.shape()[1], padding));
}

void answers_like_the_library(const Tensor& image, const Tensor& kernel, Padding padding) {
  convolve(image, kernel, padding)
      .returns(reference_convolution(image, kernel, 1, padding),
               cell_arithmetic(image, kernel, padding));
}

const Tensor one_to_nine = matrix({{1, 2, 3}, {4, 5, 6}, {7, 8, 9}});
const Tensor all_ones = matrix({{1, 1, 1}, {1, 1, 1}, {1, 1, 1}});

}  // namespace

TEST_CASE("padding_amounts: valid adds no zeros, whatever the kernel", "[padding_amounts]") {
  for (const int kernel : {1, 3, 4}) {
    padding_amounts(kernel, cnn::valid).returns(Amounts{0, 0}, "Valid means: no padding.");
  }
}

TEST_CASE("padding_amounts: same puts one zero on either side for a 3-wide kernel",
          "[padding_amounts]") {
  padding_amounts(3, cnn::same).returns(Amounts{1, 1}, same_arithmetic(3));
}

TEST_CASE("padding_amounts: same for other odd kernels is half of kernel - 1 on either side",
          "[padding_amounts]") {
  padding_amounts(5, cnn::same).returns(Amounts{2, 2}, same_arithmetic(5));
  padding_amounts(7, cnn::same).returns(Amounts{3, 3}, same_arithmetic(7));
  padding_amounts(1, cnn::same).returns(Amounts{0, 0}, "A single cell needs no neighbours.");
}

TEST_CASE("padding_amounts: same for an even kernel puts the odd zero after", "[padding_amounts]") {
  padding_amounts(2, cnn::same).returns(Amounts{0, 1}, same_arithmetic(2));
  padding_amounts(4, cnn::same).returns(Amounts{1, 2}, same_arithmetic(4));
  padding_amounts(6, cnn::same).returns(Amounts{2, 3}, same_arithmetic(6));
}

TEST_CASE("padding_amounts: full puts kernel - 1 zeros on both sides", "[padding_amounts]") {
  padding_amounts(3, cnn::full).returns(Amounts{2, 2}, "3 − 1 = 2 on each side.");
  padding_amounts(4, cnn::full).returns(Amounts{3, 3}, "4 − 1 = 3 on each side.");
  padding_amounts(1, cnn::full).returns(Amounts{0, 0}, "1 − 1 = 0 on each side.");
}

TEST_CASE("padding_amounts: same never changes the size, for any kernel", "[padding_amounts]") {
  for (int i = 0; i < 6; ++i) {
    const int kernel = random_integer(1, 12);
    const cnn::Window window = window_of(28, kernel, cnn::same);
    padding_amounts(kernel, cnn::same)
        .returns(Amounts{window.before, window.after}, same_arithmetic(kernel));
  }
}

TEST_CASE("output_size: valid with a 3-wide kernel makes 26 out of 28", "[output_size]") {
  output_size(28, 3, cnn::valid).returns(26, size_arithmetic(28, 3, cnn::valid));
}

TEST_CASE("output_size: same keeps the size, for odd and for even kernels", "[output_size]") {
  for (const int kernel : {1, 2, 3, 4, 5}) {
    output_size(28, kernel, cnn::same).returns(28, size_arithmetic(28, kernel, cnn::same));
  }
}

TEST_CASE("output_size: full gives input + kernel - 1", "[output_size]") {
  output_size(28, 3, cnn::full).returns(30, size_arithmetic(28, 3, cnn::full));
  output_size(5, 4, cnn::full).returns(8, size_arithmetic(5, 4, cnn::full));
}

TEST_CASE("output_size: a kernel as wide as the input fits once", "[output_size]") {
  output_size(5, 5, cnn::valid).returns(1, size_arithmetic(5, 5, cnn::valid));
  output_size(1, 1, cnn::valid).returns(1, size_arithmetic(1, 1, cnn::valid));
}

TEST_CASE("output_size: any input, kernel and padding", "[output_size]") {
  for (const Padding padding : {cnn::valid, cnn::same, cnn::full}) {
    for (int i = 0; i < 4; ++i) {
      const int kernel = random_integer(1, 9);
      const int input = kernel + random_integer(0, 30);
      output_size(input, kernel, padding)
          .returns(window_of(input, kernel, padding).output,
                   size_arithmetic(input, kernel, padding));
    }
  }
}

TEST_CASE("zero_pad: a 2x3 image with 1, 2, 3 and 4 zeros around it becomes 5x10", "[zero_pad]") {
  zero_pad(Tensor({2, 3}), 1, 2, 3, 4).returns(Tensor({5, 10}));
}

TEST_CASE("zero_pad: one zero all around", "[zero_pad]") {
  const Tensor image = matrix({{1, 2}, {3, 4}});
  zero_pad(image, 1, 1, 1, 1)
      .returns(matrix({{0, 0, 0, 0}, {0, 1, 2, 0}, {0, 3, 4, 0}, {0, 0, 0, 0}}),
               frame_arithmetic(image, 1, 1));
}

TEST_CASE("zero_pad: each side has its own amount", "[zero_pad]") {
  const Tensor image = matrix({{1, 2}, {3, 4}});
  zero_pad(image, 2, 0, 0, 1)
      .returns(matrix({{0, 0, 0}, {0, 0, 0}, {1, 2, 0}, {3, 4, 0}}), frame_arithmetic(image, 2, 0));
  zero_pad(image, 0, 1, 2, 0)
      .returns(matrix({{0, 0, 1, 2}, {0, 0, 3, 4}, {0, 0, 0, 0}}), frame_arithmetic(image, 0, 2));
}

TEST_CASE("zero_pad: no zeros leave the image as it is", "[zero_pad]") {
  const Tensor image = matrix({{5, -6, 7}});
  zero_pad(image, 0, 0, 0, 0).returns(image, frame_arithmetic(image, 0, 0));
}

TEST_CASE("zero_pad: random images in random frames", "[zero_pad]") {
  for (int i = 0; i < 6; ++i) {
    const int height = random_integer(1, 5);
    const int width = random_integer(1, 5);
    const Tensor image = random_tensor({height, width});
    const int top = random_integer(0, 3);
    const int bottom = random_integer(0, 3);
    const int left = random_integer(0, 3);
    const int right = random_integer(0, 3);
    zero_pad(image, top, bottom, left, right)
        .returns(reference_zero_padding(image, top, bottom, left, right),
                 frame_arithmetic(image, top, left));
  }
}

TEST_CASE("convolve: a 4x6 image and a 3x3 kernel answer 2x4, 4x6 or 6x8", "[convolve]") {
  const Tensor image({4, 6});
  const Tensor kernel({3, 3});
  convolve(image, kernel, cnn::valid).returns(Tensor({2, 4}));
  convolve(image, kernel, cnn::same).returns(Tensor({4, 6}));
  convolve(image, kernel, cnn::full).returns(Tensor({6, 8}));
}

TEST_CASE("convolve: same sums up the neighbours that exist", "[convolve]") {
  convolve(one_to_nine, all_ones, cnn::same)
      .returns(matrix({{12, 21, 16}, {27, 45, 33}, {24, 39, 28}}),
               cell_arithmetic(one_to_nine, all_ones, cnn::same));
}

TEST_CASE("convolve: full lets every cell meet every weight", "[convolve]") {
  convolve(one_to_nine, all_ones, cnn::full)
      .returns(matrix({{1, 3, 6, 5, 3},
                       {5, 12, 21, 16, 9},
                       {12, 27, 45, 33, 18},
                       {11, 24, 39, 28, 15},
                       {7, 15, 24, 17, 9}}),
               cell_arithmetic(one_to_nine, all_ones, cnn::full));
}

TEST_CASE("convolve: a 1x2 kernel that takes the right neighbour finds a zero at the end",
          "[convolve]") {
  const Tensor image = matrix({{1, 2.5, 3}, {4, 5, 6.5}});
  const Tensor right_neighbour = matrix({{0, 1}});
  convolve(image, right_neighbour, cnn::same)
      .returns(matrix({{2.5, 3, 0}, {5, 6.5, 0}}),
               cell_arithmetic(image, right_neighbour, cnn::same));
}

TEST_CASE("convolve: a tall kernel pads rows, a wide one columns", "[convolve]") {
  const Tensor image = random_tensor({5, 4});
  answers_like_the_library(image, random_tensor({3, 1}), cnn::same);
  answers_like_the_library(image, random_tensor({1, 3}), cnn::same);
  answers_like_the_library(image, random_tensor({2, 3}), cnn::full);
}

TEST_CASE("convolve: random images, kernels of any height and width", "[convolve]") {
  for (const Padding padding : {cnn::valid, cnn::same, cnn::full}) {
    for (int i = 0; i < 4; ++i) {
      const Tensor image = random_tensor({random_integer(4, 8), random_integer(4, 8)});
      const Tensor kernel = random_tensor({random_integer(1, 4), random_integer(1, 4)});
      answers_like_the_library(image, kernel, padding);
    }
  }
}
