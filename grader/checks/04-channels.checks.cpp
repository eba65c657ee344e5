// Lesson 04: from one patch to a whole convolutional layer. Expected values are worked by hand or
// come from the library's slow loop, never from a solution.
#include <fmt/format.h>

#include <catch2_either.hpp>

#include "checks/calling.hpp"
#include "checks/layer_arithmetic.hpp"
#include "checks/reference.hpp"
#include "story/story.hpp"

using namespace convlings::checks;
using cnn::matrix;
using cnn::Shape;
using cnn::Tensor;
using convlings::index_text;
using convlings::number_text;

namespace {

Call patch_at(const Tensor& image, int row, int column, const Shape& size) {
  return calling("patch_at", arg("image", image), arg("row", row), arg("column", column),
                 arg("size", size));
}

Call patch_response(const Tensor& patch, const Tensor& kernels, const Tensor& bias, int filter) {
  return calling("patch_response", arg("patch", patch), kernels_arg("kernels", kernels, filter),
                 arg("bias", bias), arg("filter", filter));
}

Call conv2d(const Tensor& image, const Tensor& kernels, const Tensor& bias) {
  return calling("conv2d", arg("image", image), kernels_arg("kernels", kernels), arg("bias", bias));
}

Call response_map(const Tensor& output, int n) {
  return calling("response_map", arg("output", output), arg("n", n));
}

Call receptive_field(int layers, int kernel_size) {
  return calling("receptive_field", arg("layers", layers), arg("kernel_size", kernel_size));
}

/// Which cell of the image a cell of the patch is, in its window.
CellArithmetic patch_arithmetic(const Tensor& image, int row, int column, const Shape& size) {
  return [=](const std::vector<int>& index) {
    const std::vector<int> cell{row + index[0], column + index[1], index[2]};
    return from(fmt::format("it is image{}, {}: row {} + {}, column {} + {}, channel {}",
                            index_text(cell), number_text(image(cell[0], cell[1], cell[2])), row,
                            index[0], column, index[1], index[2]),
                {{"image", {row, column, size[0], size[1]}, index[2]}});
  };
}

CellArithmetic map_arithmetic(const Tensor& output, int n) {
  return [=](const std::vector<int>& index) {
    return from(fmt::format("it is output({}, {}, {}) = {}", index[0], index[1], n,
                            number_text(output(index[0], index[1], n))),
                {cell_of("output", index[0], index[1], n)});
  };
}

void check_patch(const Tensor& image, int row, int column, const Shape& size,
                 const Tensor& expected) {
  patch_at(image, row, column, size).returns(expected, patch_arithmetic(image, row, column, size));
}

void check_map(const Tensor& output, int n, const Tensor& expected) {
  response_map(output, n).returns(expected, map_arithmetic(output, n));
}

/// Checks conv2d against the slow loop.
void check_conv2d(const Tensor& image, const Tensor& kernels, const Tensor& bias) {
  conv2d(image, kernels, bias)
      .returns(reference_conv2d(image, kernels, bias), conv2d_arithmetic(image, kernels, bias));
}

/// Puts channels, all (height, width), on top of each other: (height, width, channels).
Tensor stacked(const std::vector<Tensor>& channels) {
  const int height = channels[0].shape()[0];
  const int width = channels[0].shape()[1];
  Tensor image({height, width, static_cast<int>(channels.size())});
  for (int row = 0; row < height; ++row) {
    for (int column = 0; column < width; ++column) {
      int c = 0;
      for (const Tensor& channel : channels) image(row, column, c++) = channel(row, column);
    }
  }
  return image;
}

/// Two channels, 3x4; the second is ten times the first.
const Tensor counting =
    stacked({matrix({{1, 2, 3, 4}, {5, 6, 7, 8}, {9, 10, 11, 12}}),
             matrix({{10, 20, 30, 40}, {50, 60, 70, 80}, {90, 100, 110, 120}})});

/// Two 2x2 filters over two channels, no two weights alike, in the order of kernels(i, j, c, f).
const Tensor uneven_kernels({2, 2, 2, 2}, {1, 2, 3, 4, 5, 6, 7, 8, 9, -1, -2, -3, -4, -5, -6, -7});

}  // namespace

TEST_CASE("patch_at: a patch is as high and wide as the window and as deep as the image",
          "[patch_at]") {
  patch_at(Tensor({5, 6, 3}), 0, 0, {2, 4}).returns(Tensor({2, 4, 3}));
}

TEST_CASE("patch_at: the patch under a 2x2 window at row 1, column 2, in both channels",
          "[patch_at]") {
  check_patch(counting, 1, 2, {2, 2},
              stacked({matrix({{7, 8}, {11, 12}}), matrix({{70, 80}, {110, 120}})}));
}

TEST_CASE("patch_at: a window higher than wide stays so", "[patch_at]") {
  check_patch(counting, 0, 3, {3, 1},
              stacked({matrix({{4}, {8}, {12}}), matrix({{40}, {80}, {120}})}));
}

TEST_CASE("patch_at: a window as large as the image is the image", "[patch_at]") {
  const Tensor image = random_tensor({random_integer(3, 4), random_integer(5, 6), 3});
  check_patch(image, 0, 0, {image.shape()[0], image.shape()[1]}, image);
}

TEST_CASE("patch_response: one channel, one filter, no bias is lesson 01's sum",
          "[patch_response]") {
  const Tensor patch({2, 2, 1}, {1, 2, 3, 4});
  const Tensor kernels({2, 2, 1, 1}, {10, 20, 30, 40});
  const Tensor bias({1}, {0});
  patch_response(patch, kernels, bias, 0)
      .returns(300.0, response_arithmetic(patch, kernels, bias, 0));
}

TEST_CASE("patch_response: a black patch answers with the bias, once", "[patch_response]") {
  const Tensor black({2, 3, 3});
  const Tensor kernels = random_tensor({2, 3, 3, 1});
  patch_response(black, kernels, Tensor({1}, {7}), 0)
      .returns(7.0,
               "Every product is 0, so only the bias 7 is left. It is added once, not once for "
               "each weight or channel.");
}

TEST_CASE("patch_response: red, green and blue go into the same sum", "[patch_response]") {
  const Tensor patch({1, 1, 3}, {100, 20, 3});
  const Tensor kernels({1, 1, 3, 1}, {1, 2, 0.5});
  const Tensor bias({1}, {0});
  patch_response(patch, kernels, bias, 0)
      .returns(141.5, response_arithmetic(patch, kernels, bias, 0));
}

TEST_CASE("patch_response: each filter has weights and a bias of its own", "[patch_response]") {
  const Tensor patch = stacked({matrix({{1, 0}, {0, 2}}), matrix({{0, 3}, {0, 0}})});
  const Tensor bias({2}, {100, 200});
  patch_response(patch, uneven_kernels, bias, 0)
      .returns(114.0, response_arithmetic(patch, uneven_kernels, bias, 0));
  patch_response(patch, uneven_kernels, bias, 1)
      .returns(216.0, response_arithmetic(patch, uneven_kernels, bias, 1));
}

TEST_CASE("patch_response: any patch, any number of channels and filters", "[patch_response]") {
  for (int i = 0; i < 8; ++i) {
    const int channels = random_integer(1, 4);
    const int filters = random_integer(2, 5);
    const Tensor patch = random_tensor({random_integer(1, 3), random_integer(2, 4), channels});
    const Tensor kernels = random_tensor({patch.shape()[0], patch.shape()[1], channels, filters});
    const Tensor bias = random_tensor({filters});
    const int filter = random_integer(0, filters - 1);
    patch_response(patch, kernels, bias, filter)
        .returns(reference_conv2d(patch, kernels, bias)(0, 0, filter),
                 response_arithmetic(patch, kernels, bias, filter));
  }
}

TEST_CASE("conv2d: the output is as deep as there are filters", "[conv2d]") {
  conv2d(Tensor({6, 8, 2}), Tensor({2, 3, 2, 4}), Tensor({4})).returns(Tensor({5, 6, 4}));
}

TEST_CASE("conv2d: two filters over two channels give two maps", "[conv2d]") {
  // Filter 0 adds up channel 0's cells, filter 1 copies channel 1's top left one.
  const Tensor kernels({2, 2, 2, 2}, {1, 0, 0, 1, 1, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0});
  const Tensor bias({2}, {0, 0.5});
  const Tensor expected = stacked(
      {matrix({{14, 18, 22}, {30, 34, 38}}), matrix({{10.5, 20.5, 30.5}, {50.5, 60.5, 70.5}})});
  conv2d(counting, kernels, bias).returns(expected, conv2d_arithmetic(counting, kernels, bias));
}

TEST_CASE("conv2d: a 1x1 kernel over red, green and blue makes a grey picture", "[conv2d]") {
  const Tensor picture({2, 3, 3},
                       {100, 0, 0, 0, 100, 0, 0, 0, 100, 100, 100, 0, 40, 40, 40, 200, 100, 60});
  const Tensor kernels({1, 1, 3, 1}, {0.25, 0.5, 0.25});
  const Tensor bias({1}, {0});
  conv2d(picture, kernels, bias)
      .returns(Tensor({2, 3, 1}, {25, 50, 25, 75, 40, 115}),
               conv2d_arithmetic(picture, kernels, bias));
}

TEST_CASE("conv2d: on a black picture each map holds its filter's bias, once", "[conv2d]") {
  const Tensor black({4, 5, 3});
  const Tensor kernels = random_tensor({3, 2, 3, 2});
  const Tensor bias({2}, {3, -1});
  check_conv2d(black, kernels, bias);
}

TEST_CASE("conv2d: the kernel is laid on as it is, not turned", "[conv2d]") {
  const Tensor lower_left({2, 2, 1, 1}, {0, 0, 1, 0});
  const Tensor image({3, 4, 1}, {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12});
  const Tensor bias({1});
  conv2d(image, lower_left, bias)
      .returns(Tensor({2, 3, 1}, {5, 6, 7, 9, 10, 11}), conv2d_arithmetic(image, lower_left, bias));
}

TEST_CASE("conv2d: as many filters as channels, and still not mixed up", "[conv2d]") {
  check_conv2d(counting, uneven_kernels, Tensor({2}, {1000, -1000}));
}

TEST_CASE("conv2d: 32 filters of 3x3 turn a 28x28x1 image into 26x26x32", "[conv2d]") {
  check_conv2d(random_tensor({28, 28, 1}), random_tensor({3, 3, 1, 32}), random_tensor({32}));
}

TEST_CASE("conv2d: a pattern that moves takes its answers with it", "[conv2d]") {
  const Tensor pattern = random_tensor({2, 3, 2});
  const auto picture_with_pattern_at = [&pattern](int row, int column) {
    Tensor picture({9, 10, 2});
    for (int i = 0; i < 2; ++i) {
      for (int j = 0; j < 3; ++j) {
        for (int c = 0; c < 2; ++c) picture(row + i, column + j, c) = pattern(i, j, c);
      }
    }
    return picture;
  };
  const Tensor kernels = random_tensor({2, 3, 2, 3});
  const Tensor bias = random_tensor({3});
  const Call moved = conv2d(picture_with_pattern_at(4, 5), kernels, bias);
  const Tensor before = conv2d(picture_with_pattern_at(2, 3), kernels, bias).tensor();
  const Tensor after = moved.tensor();
  const Shape maps = {8, 8, 3};
  moved.must(before.shape() == maps && after.shape() == maps, "The maps must be (8, 8, 3).");
  bool the_same = true;
  for (int row = 0; row < 6; ++row) {
    for (int column = 0; column < 6; ++column) {
      for (int f = 0; f < 3; ++f) {
        the_same = the_same && before(row, column, f) == after(row + 2, column + 2, f);
      }
    }
  }
  moved.must(the_same,
             "The pattern moved by two rows and two columns; the answers must move along with it "
             "and stay the same (translation invariance). Yours changed.");
}

TEST_CASE("conv2d: any image, any window, any number of channels and filters", "[conv2d]") {
  for (int i = 0; i < 8; ++i) {
    const int channels = random_integer(1, 5);
    const int filters = random_integer(1, 5);
    const Tensor image = random_tensor({random_integer(4, 8), random_integer(4, 8), channels});
    const Tensor kernels =
        random_tensor({random_integer(1, 4), random_integer(1, 4), channels, filters});
    check_conv2d(image, kernels, random_tensor({filters}));
  }
}

TEST_CASE("response_map: a map is as high and wide as the output, without depth",
          "[response_map]") {
  response_map(Tensor({4, 6, 3}), 0).returns(Tensor({4, 6}));
}

TEST_CASE("response_map: both channels of a 3x4 output", "[response_map]") {
  check_map(counting, 0, matrix({{1, 2, 3, 4}, {5, 6, 7, 8}, {9, 10, 11, 12}}));
  check_map(counting, 1, matrix({{10, 20, 30, 40}, {50, 60, 70, 80}, {90, 100, 110, 120}}));
}

TEST_CASE("response_map: row, column and filter keep their places in a square block",
          "[response_map]") {
  const Tensor block({2, 2, 2}, {1, 2.5, 3, 4, 5, 6, 7, 8.5});
  check_map(block, 1, matrix({{2.5, 4}, {6, 8.5}}));
}

TEST_CASE("response_map: every map of any output", "[response_map]") {
  const Tensor output = random_tensor({random_integer(2, 5), random_integer(6, 8), 4});
  for (const int n : {2, 3, 1, 0}) {
    Tensor expected({output.shape()[0], output.shape()[1]});
    for (int row = 0; row < expected.shape()[0]; ++row) {
      for (int column = 0; column < expected.shape()[1]; ++column) {
        expected(row, column) = output(row, column, n);
      }
    }
    check_map(output, n, expected);
  }
}

TEST_CASE("receptive_field: one 3x3 convolution sees 3 cells in a row", "[receptive_field]") {
  receptive_field(1, 3).returns(3, "An answer depends on the cells under its kernel.");
}

TEST_CASE("receptive_field: two 3x3 convolutions see 5, three see 7", "[receptive_field]") {
  receptive_field(2, 3).returns(5,
                                "Three neighbours of the first layer start at cells 0, 1 and 2; "
                                "the last of them reaches to cell 4.");
  receptive_field(3, 3).returns(7, "Each layer adds one cell at each end: 3, 5, 7.");
}

TEST_CASE("receptive_field: larger, even and single-cell kernels", "[receptive_field]") {
  receptive_field(2, 5).returns(9, "1 + 2·(5 − 1) = 9");
  receptive_field(3, 2).returns(4, "1 + 3·(2 − 1) = 4");
  receptive_field(6, 1).returns(1, "A 1x1 kernel sees no neighbour: 1 + 6·(1 − 1) = 1");
}

TEST_CASE("receptive_field: without a layer a cell sees itself", "[receptive_field]") {
  receptive_field(0, 3).returns(1, "1 + 0·(3 − 1) = 1");
}
