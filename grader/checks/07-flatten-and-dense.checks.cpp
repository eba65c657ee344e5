// Lesson 07: from the order of numbers to a classifier. Expected values are worked by hand or come
// from the library's slow loop, never from a solution.
#include <fmt/format.h>

#include <algorithm>
#include <catch2_either.hpp>

#include "checks/calling.hpp"
#include "checks/layer_arithmetic.hpp"
#include "checks/reference.hpp"
#include "story/story.hpp"

using namespace convlings::checks;
using cnn::matrix;
using cnn::Shape;
using cnn::Tensor;

namespace {

Call flat_index(int row, int column, int channel, const Shape& shape) {
  return calling("flat_index", arg("row", row), arg("column", column), arg("channel", channel),
                 arg("shape", shape));
}

Call flatten(const Tensor& image) { return calling("flatten", arg("image", image)); }

Call dense(const Tensor& input, const Tensor& kernel, const Tensor& bias) {
  return calling("dense", arg("input", input), arg("kernel", kernel), arg("bias", bias));
}

/// The two dense layers at the end of a convnet.
struct Head {
  Tensor hidden_kernel;
  Tensor hidden_bias;
  Tensor class_kernel;
  Tensor class_bias;
};

Call class_scores(const Tensor& image, const Head& head) {
  return calling("class_scores", arg("image", image), arg("hidden_kernel", head.hidden_kernel),
                 arg("hidden_bias", head.hidden_bias), arg("class_kernel", head.class_kernel),
                 arg("class_bias", head.class_bias));
}

void check_flat_index(int row, int column, int channel, const Shape& shape, int expected) {
  flat_index(row, column, channel, shape)
      .returns(
          expected,
          fmt::format("Rows above it: {0}, of {4}·{5} numbers each. Places to its left: {1}, of "
                      "{5} each. Channels before it: {2}. {0}·{4}·{5} + {1}·{5} + {2} = {3}",
                      row, column, channel, expected, shape[1], shape[2]));
}

/// Row by row: the block's values as they lie in memory, by the definition of Tensor.
void check_flatten(const Tensor& image) {
  flatten(image).returns(Tensor({static_cast<int>(image.size())}, image.values()),
                         flatten_arithmetic(image));
}

void check_dense(const Tensor& input, const Tensor& kernel, const Tensor& bias) {
  dense(input, kernel, bias)
      .returns(reference_dense(input, kernel, bias), dense_arithmetic(input, kernel, bias));
}

/// The hidden units with what is below 0 replaced by 0.
Tensor hidden_units(const Tensor& image, const Head& head) {
  Tensor hidden = reference_dense(image.reshaped({static_cast<int>(image.size())}),
                                  head.hidden_kernel, head.hidden_bias);
  for (float& value : hidden) value = std::max(value, 0.0F);
  return hidden;
}

void check_class_scores(const Tensor& image, const Head& head) {
  const Tensor hidden = hidden_units(image, head);
  const CellArithmetic arithmetic = [=](const std::vector<int>& index) {
    std::string units;
    for (const float value : hidden) {
      units += (units.empty() ? "" : ", ") + convlings::number_text(value);
    }
    CellStory story = dense_arithmetic(hidden, head.class_kernel, head.class_bias)(index);
    story.words = fmt::format("the hidden units after relu are {}.", units);
    story.sum->label = "Then class_kernel · hidden unit";
    story.from = {{"class_kernel", {0, index[0], hidden.shape()[0], 1}},
                  cell_of("class_bias", 0, index[0])};
    return story;
  };
  class_scores(image, head)
      .returns(reference_dense(hidden, head.class_kernel, head.class_bias), arithmetic);
}

Head random_head(int inputs, int hidden, int classes) {
  return {.hidden_kernel = random_tensor({inputs, hidden}),
          .hidden_bias = random_tensor({hidden}),
          .class_kernel = random_tensor({hidden, classes}),
          .class_bias = random_tensor({classes})};
}

}  // namespace

TEST_CASE("flat_index: the first cell is at place 0, its next channel at place 1", "[flat_index]") {
  check_flat_index(0, 0, 0, {3, 3, 64}, 0);
  check_flat_index(0, 0, 1, {3, 3, 64}, 1);
}

TEST_CASE("flat_index: in (3, 3, 64) a column is 64 places on, a row 192", "[flat_index]") {
  check_flat_index(0, 1, 0, {3, 3, 64}, 64);
  check_flat_index(1, 0, 0, {3, 3, 64}, 192);
  check_flat_index(1, 2, 5, {3, 3, 64}, 325);
}

TEST_CASE("flat_index: the last cell is at the last place", "[flat_index]") {
  check_flat_index(2, 2, 63, {3, 3, 64}, 575);
  check_flat_index(4, 1, 2, {5, 2, 3}, 29);
}

TEST_CASE("flat_index: a block that is wider than high", "[flat_index]") {
  check_flat_index(1, 4, 2, {2, 7, 3}, 35);
  check_flat_index(0, 6, 1, {2, 7, 3}, 19);
}

TEST_CASE("flat_index: walking through the block counts 0, 1, 2, ...", "[flat_index]") {
  const Shape shape = {random_integer(2, 4), random_integer(2, 5), random_integer(2, 3)};
  int place = 0;
  for (int row = 0; row < shape[0]; ++row) {
    for (int column = 0; column < shape[1]; ++column) {
      for (int channel = 0; channel < shape[2]; ++channel) {
        check_flat_index(row, column, channel, shape, place++);
      }
    }
  }
}

TEST_CASE("flatten: (3, 3, 64) becomes (576,)", "[flatten]") {
  flatten(Tensor({3, 3, 64})).returns(Tensor({576}));
}

TEST_CASE("flatten: a single channel is read like a page", "[flatten]") {
  check_flatten(Tensor({2, 3, 1}, {1, 2.5, 3, 4, 5, 6}));
}

TEST_CASE("flatten: at each place the channels come first", "[flatten]") {
  Tensor image({2, 2, 2});
  image(0, 0, 0) = 1;
  image(0, 1, 0) = 2;
  image(1, 0, 0) = 3;
  image(1, 1, 0) = 4;
  for (int row = 0; row < 2; ++row) {
    for (int column = 0; column < 2; ++column) {
      image(row, column, 1) = 10 * image(row, column, 0);
    }
  }
  flatten(image).returns(Tensor({8}, {1, 10, 2, 20, 3, 30, 4, 40}), flatten_arithmetic(image));
}

TEST_CASE("flatten: any block", "[flatten]") {
  for (int i = 0; i < 6; ++i) {
    check_flatten(
        random_tensor({random_integer(1, 5), random_integer(2, 6), random_integer(1, 4)}));
  }
}

TEST_CASE("dense: five inputs and three units give three numbers", "[dense]") {
  dense(Tensor({5}), Tensor({5, 3}), Tensor({3})).returns(Tensor({3}));
}

TEST_CASE("dense: the README's example", "[dense]") {
  const Tensor input({3}, {1, 2, 3});
  const Tensor kernel = matrix({{1, 0}, {0, -1}, {2, 1}});
  const Tensor bias({2}, {10, 0});
  dense(input, kernel, bias).returns(Tensor({2}, {17, 1}), dense_arithmetic(input, kernel, bias));
}

TEST_CASE("dense: where all inputs are 0 a unit answers its bias, once", "[dense]") {
  const Tensor nothing({4});
  const Tensor bias({3}, {7, -2, 0.5});
  dense(nothing, random_tensor({4, 3}), bias).returns(bias, [&bias](const std::vector<int>& index) {
    return fmt::format("all inputs are 0, only the bias {} is left",
                       convlings::number_text(bias(index[0])));
  });
}

TEST_CASE("dense: as many units as inputs, and still columns belong to units", "[dense]") {
  const Tensor input({2}, {1, 100});
  const Tensor kernel = matrix({{1, 2}, {3, 4}});
  const Tensor bias({2});
  dense(input, kernel, bias)
      .returns(Tensor({2}, {301, 402}), dense_arithmetic(input, kernel, bias));
}

TEST_CASE("dense: inputs and their weights may change places together", "[dense]") {
  const int n = 6;
  const Tensor input = random_tensor({n});
  const Tensor kernel = random_tensor({n, 3});
  const Tensor bias = random_tensor({3});
  Tensor shuffled_input({n});
  Tensor shuffled_kernel({n, 3});
  for (int i = 0; i < n; ++i) {
    const int to = (i + 2) % n;
    shuffled_input(to) = input(i);
    for (int unit = 0; unit < 3; ++unit) shuffled_kernel(to, unit) = kernel(i, unit);
  }
  check_dense(input, kernel, bias);
  dense(shuffled_input, shuffled_kernel, bias)
      .returns(reference_dense(input, kernel, bias),
               dense_arithmetic(shuffled_input, shuffled_kernel, bias));
}

TEST_CASE("dense: any number of inputs and units", "[dense]") {
  for (int i = 0; i < 8; ++i) {
    const int inputs = random_integer(1, 9);
    const int units = random_integer(1, 6);
    check_dense(random_tensor({inputs}), random_tensor({inputs, units}), random_tensor({units}));
  }
}

TEST_CASE("class_scores: one score for each class", "[class_scores]") {
  const Head zeros = {.hidden_kernel = Tensor({12, 4}),
                      .hidden_bias = Tensor({4}),
                      .class_kernel = Tensor({4, 3}),
                      .class_bias = Tensor({3})};
  class_scores(Tensor({2, 3, 2}), zeros).returns(Tensor({3}));
}

TEST_CASE("class_scores: a hidden unit below 0 says nothing", "[class_scores]") {
  const Tensor image({1, 2, 1}, {1, 2});
  const Head head = {.hidden_kernel = matrix({{1, -1}, {1, -1}}),  // hidden: 3 and -3
                     .hidden_bias = Tensor({2}),
                     .class_kernel = matrix({{1, 10}, {100, 1000}}),
                     .class_bias = Tensor({2}, {0.5, 0})};
  check_class_scores(image, head);
}

TEST_CASE("class_scores: a score may be negative", "[class_scores]") {
  const Tensor image({1, 1, 2}, {2, 1});
  const Head head = {.hidden_kernel = matrix({{1}, {1}}),
                     .hidden_bias = Tensor({1}),
                     .class_kernel = matrix({{-2, 1}}),
                     .class_bias = Tensor({2}, {0, -10})};
  check_class_scores(image, head);  // -6 and -7
}

TEST_CASE("class_scores: any image, any head", "[class_scores]") {
  for (int i = 0; i < 6; ++i) {
    const Tensor image =
        random_tensor({random_integer(1, 3), random_integer(2, 4), random_integer(1, 3)});
    check_class_scores(image, random_head(static_cast<int>(image.size()), random_integer(2, 5),
                                          random_integer(2, 4)));
  }
}
