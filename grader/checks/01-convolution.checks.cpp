// Lesson 01: from hand-worked values to random shapes. Expected values are worked by hand or come
// from the library's slow loop, never from a solution.
#include <catch2_either.hpp>

#include "checks/arithmetic.hpp"
#include "checks/calling.hpp"
#include "checks/reference.hpp"

using namespace convlings::checks;
using cnn::matrix;
using cnn::Tensor;

namespace {

Call patch_times_kernel(const Tensor& patch, const Tensor& kernel) {
  return calling("patch_times_kernel", arg("patch", patch), arg("kernel", kernel));
}

Call slide(const Tensor& image, const Tensor& kernel) {
  return calling("slide", arg("image", image), arg("kernel", kernel));
}

Call symbolic_cell(int row, int column) {
  return calling("symbolic_cell", arg("row", row), arg("column", column));
}

Call box_blur_kernel(int size) { return calling("box_blur_kernel", arg("size", size)); }

Call true_convolution(const Tensor& image, const Tensor& kernel) {
  return calling("true_convolution", arg("image", image), arg("kernel", kernel));
}

/// Three bright rows above three dark ones, and the kernel that looks for such an edge.
const Tensor bright_above_dark({6, 5}, {200, 200, 200, 200, 200, 200, 200, 200, 200, 200,
                                        200, 200, 200, 200, 200, 0,   0,   0,   0,   0,
                                        0,   0,   0,   0,   0,   0,   0,   0,   0,   0});
const Tensor edge_kernel({3, 3}, {10, 10, 10, 0, 0, 0, -10, -10, -10});

CellStory patch_arithmetic(const Tensor& patch, const Tensor& kernel) {
  return one_sum("kernel · patch",
                 sum_of_products("", patch.shape()[0], patch.shape()[1], [&](int i, int j) {
                   return std::pair(kernel(i, j), patch(i, j));
                 }));
}

/// The kernel by half a turn, laid on image.
CellArithmetic turned_arithmetic(const Tensor& image, const Tensor& kernel) {
  return convolution_arithmetic(image, turned(kernel), "turned kernel · image");
}

}  // namespace

TEST_CASE("patch_times_kernel: the four products of a 2x2 patch add up", "[patch_times_kernel]") {
  const Tensor patch = matrix({{1, 2}, {3, 4}});
  const Tensor kernel = matrix({{10, 20}, {30, 40}});
  patch_times_kernel(patch, kernel).returns(300.0, patch_arithmetic(patch, kernel));
}

TEST_CASE("patch_times_kernel: each cell meets the kernel cell in its own place",
          "[patch_times_kernel]") {
  const Tensor patch = matrix({{1, 2, 3}, {4, 5, 6}});
  const Tensor kernel = matrix({{0, 0, 100}, {1, 0, 0}});
  patch_times_kernel(patch, kernel).returns(304.0, patch_arithmetic(patch, kernel));
}

TEST_CASE("patch_times_kernel: negative weights and fractions count as they are",
          "[patch_times_kernel]") {
  const Tensor patch = matrix({{8, -2}, {0, 6}, {1, -3}});
  const Tensor kernel = matrix({{0.5, 1}, {7, -1.25}, {2, 0.75}});
  patch_times_kernel(patch, kernel).returns(-5.75, patch_arithmetic(patch, kernel));
}

TEST_CASE("patch_times_kernel: a second call starts again at zero", "[patch_times_kernel]") {
  const Tensor ones = matrix({{1, 1}, {1, 1}});
  patch_times_kernel(ones, ones).returns(4.0, patch_arithmetic(ones, ones));
  patch_times_kernel(ones, ones).returns(4.0, "The second call must not remember the first.");
}

TEST_CASE("slide: a 4x5 image and a 2x3 kernel leave 3x3 positions", "[slide]") {
  const Tensor image({4, 5});
  const Tensor kernel({2, 3});
  const Call call = slide(image, kernel);
  call.returns(Tensor({3, 3}));
}

TEST_CASE("slide: the edge between bright and dark answers 6000, all else 0", "[slide]") {
  const Tensor expected = matrix({{0, 0, 0}, {6000, 6000, 6000}, {6000, 6000, 6000}, {0, 0, 0}});
  slide(bright_above_dark, edge_kernel)
      .returns(expected, convolution_arithmetic(bright_above_dark, edge_kernel));
}

TEST_CASE("slide: a kernel with a single 1 copies the image from there", "[slide]") {
  const Tensor image = matrix({{1, 2, 3, 4}, {5, 6, 7, 8}, {9, 10, 11, 12}});
  const Tensor lower_left = matrix({{0, 0}, {1, 0}});
  slide(image, lower_left)
      .returns(matrix({{5, 6, 7}, {9, 10, 11}}), convolution_arithmetic(image, lower_left));
}

TEST_CASE("slide: a kernel as large as the image has one position", "[slide]") {
  const Tensor image = matrix({{1, 2, 3}, {4, 5, 6}});
  const Tensor kernel = matrix({{0.5, 0, -1}, {2, 0, -2}});
  slide(image, kernel).returns(matrix({{-6.5}}), convolution_arithmetic(image, kernel));
}

TEST_CASE("slide: random images of any height and width, random kernels", "[slide]") {
  for (int i = 0; i < 8; ++i) {
    const Tensor image = random_tensor({random_integer(4, 9), random_integer(4, 9)});
    const Tensor kernel = random_tensor({random_integer(1, 4), random_integer(1, 4)});
    slide(image, kernel)
        .returns(reference_convolution(image, kernel), convolution_arithmetic(image, kernel));
  }
}

TEST_CASE("symbolic_cell: top left is f1*a + f2*b + f3*d + f4*e", "[symbolic_cell]") {
  symbolic_cell(0, 0).returns("f1*a + f2*b + f3*d + f4*e");
}

TEST_CASE("symbolic_cell: one step to the right shifts every letter by one column",
          "[symbolic_cell]") {
  symbolic_cell(0, 1).returns("f1*b + f2*c + f3*e + f4*g",
                              "At column 1 the kernel lies on b c / e g.");
}

TEST_CASE("symbolic_cell: one step down shifts every letter by one row", "[symbolic_cell]") {
  symbolic_cell(1, 0).returns("f1*d + f2*e + f3*h + f4*j",
                              "At row 1 the kernel lies on d e / h j.");
  symbolic_cell(1, 1).returns("f1*e + f2*g + f3*j + f4*k", "At (1, 1) it lies on e g / j k.");
}

TEST_CASE("box_blur_kernel: a 2x2 average weighs each cell with a quarter", "[box_blur_kernel]") {
  box_blur_kernel(2).returns(matrix({{0.25, 0.25}, {0.25, 0.25}}));
}

TEST_CASE("box_blur_kernel: a single cell is its own average", "[box_blur_kernel]") {
  box_blur_kernel(1).returns(matrix({{1}}));
}

TEST_CASE("box_blur_kernel: the weights of any size add up to 1", "[box_blur_kernel]") {
  for (const int size : {3, 5, 7}) {
    const Call call = box_blur_kernel(size);
    const Tensor kernel = call.tensor();
    call.must(kernel.shape() == cnn::Shape{size, size},
              "The kernel must be (size, size); yours is " + to_string(kernel.shape()) + ".");
    double sum = 0;
    for (const float weight : kernel) sum += weight;
    call.must(std::abs(sum - 1) < 1e-5,
              "All weights together must be 1; yours add up to " + std::to_string(sum) + ".");
    call.must(std::abs(kernel(0, 0) - kernel(size - 1, size / 2)) < 1e-7,
              "Every cell of an average weighs the same; yours differ.");
  }
}

TEST_CASE("true_convolution: the turned edge kernel changes the sign", "[true_convolution]") {
  const Tensor expected =
      matrix({{0, 0, 0}, {-6000, -6000, -6000}, {-6000, -6000, -6000}, {0, 0, 0}});
  true_convolution(bright_above_dark, edge_kernel)
      .returns(expected, turned_arithmetic(bright_above_dark, edge_kernel));
}

TEST_CASE("true_convolution: one bright pixel is answered by the kernel itself",
          "[true_convolution]") {
  Tensor spark({5, 7});
  spark(2, 3) = 1;
  const Tensor kernel = matrix({{1, 2, 3}, {4, 5.5, 6}});
  Tensor expected({4, 5});
  for (int i = 0; i < 2; ++i) {
    for (int j = 0; j < 3; ++j) expected(1 + i, 1 + j) = kernel(i, j);
  }
  true_convolution(spark, kernel).returns(expected, turned_arithmetic(spark, kernel));
}

TEST_CASE("true_convolution: rows and columns are both turned, for any kernel",
          "[true_convolution]") {
  for (int i = 0; i < 5; ++i) {
    const Tensor image = random_tensor({random_integer(4, 8), random_integer(5, 9)});
    const Tensor kernel = random_tensor({random_integer(1, 4), random_integer(2, 4)});
    true_convolution(image, kernel)
        .returns(reference_convolution(image, turned(kernel)), turned_arithmetic(image, kernel));
  }
}
