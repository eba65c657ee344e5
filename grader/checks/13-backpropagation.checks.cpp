// Lesson 13: gradients, held against hand-worked numbers, against differences of a reference layer
// in double precision, and against differences of the student's own layer. Never against a
// solution.
#include <fmt/format.h>

#include <algorithm>
#include <catch2_either.hpp>
#include <cmath>

#include "checks/calling.hpp"
#include "checks/gradient_checks.hpp"
#include "checks/gradient_reference.hpp"
#include "checks/gradient_sums.hpp"
#include "checks/layer_arithmetic.hpp"
#include "checks/pooling_gradient.hpp"
#include "checks/reference.hpp"
#include "story/story.hpp"

using namespace convlings::checks;
using cnn::matrix;
using cnn::Tensor;
using convlings::factor_text;
using convlings::number_text;

namespace {

Call relu_gradient(const Tensor& values, const Tensor& d_output) {
  return calling("relu_gradient", arg("values", values), arg("d_output", d_output));
}

Call numeric_gradient(const std::string& loss, const Tensor& at, float epsilon) {
  return calling("numeric_gradient", arg("loss", loss), arg("at", at), arg("epsilon", epsilon));
}

Call dense(const Tensor& input, const Tensor& kernel, const Tensor& bias) {
  return calling("dense", arg("input", input), arg("kernel", kernel), arg("bias", bias));
}

Call max_pooling2d_gradient(const Tensor& image, const Tensor& d_output, int pool_size) {
  return calling("max_pooling2d_gradient", arg("image", image), arg("d_output", d_output),
                 arg("pool_size", pool_size));
}

/// Told with the cell of `at` that is moved.
CellArithmetic in_place(const CellArithmetic& words) {
  return [words](const Index& index) { return from(words(index), {cell_at("at", index)}); };
}

/// relu lets through what is above 0, both ways. `whose` says where the expected numbers are from.
void check_relu_gradient(const Tensor& values, const Tensor& d_output, const Tensor& expected,
                         const std::string& whose = "by the rule") {
  const Call call = relu_gradient(values, d_output);
  const Tensor received = call.tensor();
  call.returns(expected, [&](const Index& index) {
    const std::int64_t place = place_of(index, values.shape());
    const float value = values.data()[place];
    CellStory story = both_numbers(index, received, expected, whose) + ".";
    story.name = cell_name("d_values", index);
    story.conclusion =
        value > 0 ? fmt::format("The value {} is above 0, so d_output goes through as it is: {}.",
                                number_text(value), number_text(d_output.data()[place]))
                  : fmt::format(
                        "The value {} is not above 0: relu answered 0, and nothing comes "
                        "back.",
                        number_text(value));
    story.from = {cell_at("values", index), cell_at("d_output", index)};
    return story;
  });
}

/// A tensor of different whole numbers around 0, in random order: no two are equal.
Tensor different_numbers(const cnn::Shape& shape) {
  Tensor tensor(shape);
  const int size = static_cast<int>(tensor.size());
  const int half = size / 2;
  for (int i = 0; i < size; ++i) tensor.data()[i] = static_cast<float>(i - half);
  for (int i = size - 1; i > 0; --i) {
    std::swap(tensor.data()[i], tensor.data()[random_integer(0, i)]);
  }
  return tensor;
}

void check_convolution(const LayerCase& layer) {
  for (const char* part : {"d_input", "d_kernel", "d_bias"}) check_convolution_part(part, layer);
}

/// Expected by differences of the reference; among equals the first in reading order is lifted a
/// little first, so that moving a cell decides nothing.
void check_pooling(const Tensor& image, const Tensor& d_output, int pool_size) {
  const Tensor lifted = first_of_equals_lifted(image);
  const Tensor numeric = central_differences(
      [&](const Doubles& moved) { return max_pooling_loss(moved, d_output, pool_size); }, lifted,
      1e-6);  // less than what lies between two cells
  const Call call = max_pooling2d_gradient(image, d_output, pool_size);
  const Tensor received = call.tensor();
  call.returns(numeric, [&](const Index& index) {
    CellStory story = both_numbers(index, received, numeric,
                                   "the reference layer's loss, with " + cell_name("image", index) +
                                       " moved up and down") +
                      ".";
    story.name = cell_name("d_image", index);
    story.conclusion = pooling_gradient_story(image, d_output, pool_size, index);
    story.from = pooling_gradient_regions(d_output, pool_size, index);
    return story;
  });
}

/// Row b of a batch as a layer of its own.
CellArithmetic dense_story(const LayerCase& layer) {
  return [=](const Index& index) {
    Tensor row({layer.input.shape()[1]});
    for (int i = 0; i < row.shape()[0]; ++i) row(i) = layer.input(index[0], i);
    CellStory story = dense_arithmetic(row, layer.kernel, layer.bias)({index[1]});
    story.words = fmt::format("example {}, unit {}.", index[0], index[1]);
    story.sum->label = "Its sum, kernel · input";
    story.from.front().block.top = index[0];
    return story;
  };
}

/// The layer of the README's table.
LayerCase readme_layer() {
  return {.input = matrix({{1, 2}, {3, -1}}),
          .kernel = matrix({{2, 0}, {-1, 3}}),
          .bias = Tensor({2}, {2, 0}),
          .d_output = matrix({{1, 0}, {-1, 2}})};
}

}  // namespace

TEST_CASE("relu_gradient: the answer has the shape of the values", "[relu_gradient]") {
  relu_gradient(Tensor({2, 3}), Tensor({2, 3})).returns(Tensor({2, 3}));
  relu_gradient(Tensor({1, 2, 4}), Tensor({1, 2, 4})).returns(Tensor({1, 2, 4}));
}

TEST_CASE("relu_gradient: back goes what came through", "[relu_gradient]") {
  check_relu_gradient(Tensor({5}, {-2, -0.5, 0.25, 0.5, 3}), Tensor({5}, {10, 20, 30, 40, 50}),
                      Tensor({5}, {0, 0, 30, 40, 50}));
}

TEST_CASE("relu_gradient: the sign of d_output decides nothing", "[relu_gradient]") {
  check_relu_gradient(matrix({{2, -2}, {2, -2}}), matrix({{-5, -5}, {7, 7}}),
                      matrix({{-5, 0}, {7, 0}}));
}

TEST_CASE("relu_gradient: through a value of exactly 0 nothing comes back", "[relu_gradient]") {
  check_relu_gradient(Tensor({3}, {0, 1e-6F, 0}), Tensor({3}, {4, -4, -3}),
                      Tensor({3}, {0, -4, 0}));
}

TEST_CASE("relu_gradient: random maps, against differences of a reference relu",
          "[relu_gradient]") {
  const Tensor values = no_zeros({3, 4, 2});
  const Tensor d_output = no_zeros({3, 4, 2});
  check_relu_gradient(
      values, d_output,
      central_differences([&](const Doubles& moved) { return relu_loss(moved, d_output); }, values),
      "the reference relu\'s loss, with this value moved up and down");
}

TEST_CASE("numeric_gradient: a straight line, each cell with its own slope", "[numeric_gradient]") {
  numeric_gradient("sum of cell · place", matrix({{5, -1, 2}, {0, 4, 1}}), 0.5F)
      .returns(matrix({{0, 1, 2}, {3, 4, 5}}), in_place([](const Index& index) {
                 const int place = index[0] * 3 + index[1];
                 return fmt::format(
                     "its place is {0}, so a step of 0.5 up adds {1} to the loss and a step "
                     "down takes {1} away: ({1} + {1}) / (2·0.5) = {0}",
                     place, number_text(place / 2.0));
               }));
}

TEST_CASE("numeric_gradient: one cell is moved at a time", "[numeric_gradient]") {
  const Tensor at({4}, {1, 2, 3, -4});  // their sum is 2
  numeric_gradient("square of their sum", at, 0.5F)
      .returns(Tensor({4}, {4, 4, 4, 4}), in_place([](const Index&) {
                 return "with this cell alone moved the sum is 2.5, then 1.5: (6.25 - 2.25) / "
                        "(2·0.5) = 4. "
                        "Were the other cells put back?";
               }));
  numeric_gradient("square of their sum", Tensor({2}, {4096, 1}), 0.125F)
      .returns(Tensor({2}, {8194, 8194}), in_place([](const Index&) {
                 return "with this cell alone moved the sum is 4097.125, then 4096.875, and their "
                        "squares differ by 2048.5: 2048.5 / (2·0.125) = 8194. Are both losses "
                        "doubles?";
               }));
}

TEST_CASE("numeric_gradient: a curve; forwards alone would be too steep", "[numeric_gradient]") {
  numeric_gradient("sum of cubes", Tensor({3}, {2, -1, 3}), 0.125F)
      .returns(Tensor({3}, {12.015625F, 3.015625F, 27.015625F}), in_place([](const Index& index) {
                 const double x = index[0] == 0 ? 2 : index[0] == 1 ? -1 : 3;
                 const double above = std::pow(x + 0.125, 3);
                 const double below = std::pow(x - 0.125, 3);
                 return fmt::format("({0}³ - {1}³) / (2·0.125) = ({2} - {3}) / 0.25 = {4}",
                                    factor_text(x + 0.125), factor_text(x - 0.125),
                                    factor_text(above), factor_text(below),
                                    number_text((above - below) / 0.25));
               }));
}

TEST_CASE("numeric_gradient: the step is epsilon, also a large one", "[numeric_gradient]") {
  numeric_gradient("sum of cubes", Tensor({2}, {0, 1}), 1)
      .returns(Tensor({2}, {1, 4}), in_place([](const Index& index) {
                 return index[0] == 0 ? "(1³ - (-1)³) / (2·1) = (1 + 1) / 2 = 1"
                                      : "(2³ - 0³) / (2·1) = 8 / 2 = 4";
               }));
}

TEST_CASE("numeric_gradient: at the bottom of |x| up and down are alike: 0", "[numeric_gradient]") {
  numeric_gradient("sum of |cell|", Tensor({3}, {0, 2, -2}), 0.25F)
      .returns(Tensor({3}, {0, 1, -1}), in_place([](const Index& index) {
                 return index[0] == 0
                            ? "(|0.25| - |-0.25|) / (2·0.25) = 0"
                            : "the line's slope is 1 to the right of 0, and -1 to the left of it";
               }));
}

TEST_CASE("numeric_gradient: any tensor of any shape", "[numeric_gradient]") {
  for (const cnn::Shape& shape : {cnn::Shape{3, 2, 2}, cnn::Shape{2, 1, 2, 3}}) {
    const Tensor at = random_tensor(shape);
    double sum = 0;
    for (const float cell : at) sum += cell;
    Tensor expected(shape);
    for (float& cell : expected) cell = static_cast<float>(2 * sum);
    numeric_gradient("square of their sum", at, 0.25F)
        .returns(expected, in_place([sum](const Index&) {
                   return fmt::format(
                       "the sum of all cells is {0}, and the slope of its square is 2·{0} = {1}",
                       factor_text(sum), number_text(2 * sum));
                 }));
  }
}

TEST_CASE("dense: two examples of four inputs, three units", "[dense]") {
  dense(Tensor({2, 4}), Tensor({4, 3}), Tensor({3})).returns(Tensor({2, 3}));
}

TEST_CASE("dense: the README's layer", "[dense]") {
  const LayerCase layer = readme_layer();
  dense(layer.input, layer.kernel, layer.bias)
      .returns(matrix({{2, 6}, {9, -3}}), dense_story(layer));
}

TEST_CASE("dense: every example gets the bias once", "[dense]") {
  const LayerCase layer = {Tensor({3, 2}), random_tensor({2, 2}), Tensor({2}, {7, -2}), {}};
  dense(layer.input, layer.kernel, layer.bias)
      .returns(matrix({{7, -2}, {7, -2}, {7, -2}}), dense_story(layer));
}

TEST_CASE("dense: any batch", "[dense]") {
  for (int i = 0; i < 5; ++i) {
    const LayerCase layer =
        random_dense(random_integer(1, 4), random_integer(1, 5), random_integer(1, 4));
    Tensor expected(layer.d_output.shape());
    for (int b = 0; b < expected.shape()[0]; ++b) {
      Tensor row({layer.input.shape()[1]});
      for (int k = 0; k < row.shape()[0]; ++k) row(k) = layer.input(b, k);
      const Tensor answer = reference_dense(row, layer.kernel, layer.bias);
      for (int unit = 0; unit < expected.shape()[1]; ++unit) expected(b, unit) = answer(unit);
    }
    dense(layer.input, layer.kernel, layer.bias).returns(expected, dense_story(layer));
  }
}

TEST_CASE("dense_gradients: each gradient has the shape of its tensor", "[dense_gradients]") {
  const LayerCase zeros = {Tensor({2, 4}), Tensor({4, 3}), Tensor({3}), Tensor({2, 3})};
  dense_part("d_input", zeros).returns(Tensor({2, 4}));
  dense_part("d_kernel", zeros).returns(Tensor({4, 3}));
  dense_part("d_bias", zeros).returns(Tensor({3}));
}

TEST_CASE("dense_gradients: the README's layer", "[dense_gradients]") {
  for (const char* part : {"d_input", "d_kernel", "d_bias"}) check_dense_part(part, readme_layer());
}

TEST_CASE("dense_gradients: one example, and a single d_output that is not 0",
          "[dense_gradients]") {
  LayerCase layer = random_dense(1, 3, 2);
  layer.d_output(0, 0) = 0;
  layer.d_output(0, 1) = 0.5;
  for (const char* part : {"d_input", "d_kernel", "d_bias"}) check_dense_part(part, layer);
}

TEST_CASE("dense_gradients: d_input, example by example, against a reference layer",
          "[dense_gradients]") {
  check_dense_part("d_input", random_dense(3, 4, 2));
  check_dense_part("d_input", random_dense(2, 3, 3));
}

TEST_CASE("dense_gradients: d_kernel, added up over the examples, against a reference layer",
          "[dense_gradients]") {
  check_dense_part("d_kernel", random_dense(3, 4, 2));
  check_dense_part("d_kernel", random_dense(2, 3, 3));
}

TEST_CASE("dense_gradients: d_bias, added up over the examples, against a reference layer",
          "[dense_gradients]") {
  check_dense_part("d_bias", random_dense(3, 2, 4));
  check_dense_part("d_bias", random_dense(4, 1, 1));
}

TEST_CASE("dense_gradients: your own dense, moved a little, agrees", "[dense_gradients]") {
  check_against_own_dense(random_dense(2, 3, 2));
}

TEST_CASE("max_pooling2d_gradient: the answer has the shape of the image",
          "[max_pooling2d_gradient]") {
  max_pooling2d_gradient(Tensor({6, 8, 3}), Tensor({3, 4, 3}), 2).returns(Tensor({6, 8, 3}));
}

TEST_CASE("max_pooling2d_gradient: the winner takes all", "[max_pooling2d_gradient]") {
  check_pooling(Tensor({2, 4, 1}, {1, 3, 2, 0, 0, 2, 5, 1}), Tensor({1, 2, 1}, {10, 20}), 2);
  const Tensor falling({4, 4, 1}, {16, 15, 14, 13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1});
  check_pooling(falling, Tensor({2, 2, 1}, {1, 2, 3, 4}), 2);  // cells elsewhere are no rivals
}

TEST_CASE("max_pooling2d_gradient: a window of negative cells has a winner too",
          "[max_pooling2d_gradient]") {
  check_pooling(Tensor({2, 2, 1}, {-2, -4, -1, -3}), Tensor({1, 1, 1}, {7}), 2);
}

TEST_CASE("max_pooling2d_gradient: among equals the first in reading order wins",
          "[max_pooling2d_gradient]") {
  check_pooling(Tensor({2, 4, 1}, {0, 6, 1, 2, 6, 6, 9, 9}), Tensor({1, 2, 1}, {5, -3}), 2);
  check_pooling(Tensor({2, 2, 1}), Tensor({1, 1, 1}, {4}), 2);
}

TEST_CASE("max_pooling2d_gradient: cells that no window covers get 0", "[max_pooling2d_gradient]") {
  check_pooling(different_numbers({5, 7, 1}), no_zeros({2, 3, 1}), 2);
}

TEST_CASE("max_pooling2d_gradient: each channel has its own winners", "[max_pooling2d_gradient]") {
  check_pooling(Tensor({2, 2, 2}, {1, 8, 2, 7, 3, 6, 4, 5}), Tensor({1, 1, 2}, {10, -20}), 2);
}

TEST_CASE("max_pooling2d_gradient: any image, any window, against a reference layer",
          "[max_pooling2d_gradient]") {
  for (int i = 0; i < 4; ++i) {
    const int pool_size = random_integer(1, 3);
    const cnn::Shape stops = {random_integer(1, 3), random_integer(1, 4), random_integer(1, 3)};
    const cnn::Shape size = {stops[0] * pool_size + random_integer(0, pool_size - 1),
                             stops[1] * pool_size + random_integer(0, pool_size - 1), stops[2]};
    check_pooling(different_numbers(size), no_zeros(stops), pool_size);
  }
}

TEST_CASE("conv2d_gradients: each gradient has the shape of its tensor", "[conv2d_gradients]") {
  const LayerCase zeros = {Tensor({5, 6, 2}), Tensor({3, 2, 2, 4}), Tensor({4}), Tensor({3, 5, 4})};
  convolution_part("d_input", zeros).returns(Tensor({5, 6, 2}));
  convolution_part("d_kernel", zeros).returns(Tensor({3, 2, 2, 4}));
  convolution_part("d_bias", zeros).returns(Tensor({4}));
}

TEST_CASE("conv2d_gradients: one stop hands the kernel to the image and the patch to the kernel",
          "[conv2d_gradients]") {
  const LayerCase layer = {Tensor({3, 3, 1}, {1, 2, 3, 4, 5, 6, 7, 8, 9}),
                           Tensor({2, 2, 1, 1}, {10, 20, 30, 40}), Tensor({1}),
                           Tensor({2, 2, 1}, {0, 0, 0, 2.5})};
  convolution_part("d_input", layer)
      .returns(Tensor({3, 3, 1}, {0, 0, 0, 0, 25, 50, 0, 75, 100}), [](const Index&) {
        return "only the stop (1, 1) has a d_output, 2.5: the four cells of image under its window "
               "get 2.5 times the kernel, as it lies there: 25 50 / 75 100";
      });
  convolution_part("d_kernel", layer)
      .returns(Tensor({2, 2, 1, 1}, {12.5, 15, 20, 22.5}), [](const Index&) {
        return "only the stop (1, 1) has a d_output, 2.5: the kernel gets 2.5 times the four cells "
               "of image under the window, 5 6 / 8 9";
      });
  convolution_part("d_bias", layer).returns(Tensor({1}, {2.5}));
}

TEST_CASE("conv2d_gradients: where windows overlap, the cell of the image gets the sum",
          "[conv2d_gradients]") {
  check_convolution_part("d_input", random_convolution({4, 5, 1}, 2, 3, 1));
}

TEST_CASE("conv2d_gradients: a weight was used at every stop", "[conv2d_gradients]") {
  check_convolution_part("d_kernel", random_convolution({5, 4, 1}, 3, 2, 1));
}

TEST_CASE("conv2d_gradients: d_bias adds up all stops of its filter", "[conv2d_gradients]") {
  check_convolution_part("d_bias", random_convolution({3, 5, 2}, 2, 2, 3));
}

TEST_CASE("conv2d_gradients: d_input with channels and filters, against a reference layer",
          "[conv2d_gradients]") {
  check_convolution_part("d_input", random_convolution({4, 6, 2}, 3, 2, 3));
}

TEST_CASE("conv2d_gradients: d_kernel with channels and filters, against a reference layer",
          "[conv2d_gradients]") {
  check_convolution_part("d_kernel", random_convolution({4, 6, 2}, 3, 2, 3));
}

TEST_CASE("conv2d_gradients: a kernel of one cell, and one as large as the image",
          "[conv2d_gradients]") {
  check_convolution(random_convolution({2, 3, 2}, 1, 1, 2));
  check_convolution(random_convolution({2, 3, 2}, 2, 3, 2));
}

TEST_CASE("conv2d_gradients: any image, any filters", "[conv2d_gradients]") {
  for (int i = 0; i < 2; ++i) {
    check_convolution(
        random_convolution({random_integer(3, 5), random_integer(3, 5), random_integer(1, 2)},
                           random_integer(1, 3), random_integer(1, 3), random_integer(1, 2)));
  }
}
