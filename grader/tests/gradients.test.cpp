// What gradient checks stand on: measured gradients, and sums written out.
#include <catch2_either.hpp>
#include <string>

#include "checks/gradient_reference.hpp"
#include "checks/gradient_story.hpp"
#include "checks/gradient_sums.hpp"
#include "checks/pooling_gradient.hpp"
#include "cnn/core/random.hpp"

using namespace convlings::checks;
using cnn::matrix;
using cnn::Tensor;

namespace {

using Rows = std::vector<std::vector<std::string>>;

void check_equal(const Tensor& a, const Tensor& b) {
  REQUIRE(a.shape() == b.shape());
  for (std::int64_t i = 0; i < a.size(); ++i) {
    CAPTURE(i);
    CHECK(a.data()[i] == Catch::Approx(b.data()[i]).margin(1e-4));
  }
}

}  // namespace

TEST_CASE("central differences: the slope of a curve, and one cell moved at a time") {
  const auto loss = [](const Doubles& x) { return x[0] * x[0] * x[1] + 5 * x[2]; };
  check_equal(central_differences(loss, Tensor({3}, {3, 2, 7})), Tensor({3}, {12, 9, 5}));
}

TEST_CASE("gradient sums: written out, they are what is measured, for random layers") {
  cnn::Random random(7);
  for (int i = 0; i < 10; ++i) {
    const int examples = random.integer(1, 4);
    const int n = random.integer(1, 4);
    const int units = random.integer(1, 4);
    const Tensor input = cnn::random_integers({examples, n}, -4, 4, random);
    const Tensor kernel = cnn::random_integers({n, units}, -4, 4, random);
    const Tensor bias = cnn::random_integers({units}, -4, 4, random);
    const Tensor back = cnn::random_integers({examples, units}, -4, 4, random);
    const auto by_input = [&](const Doubles& x) { return dense_loss(x, kernel, bias, back); };
    const auto by_kernel = [&](const Doubles& x) { return dense_loss(input, x, bias, back); };
    const auto by_bias = [&](const Doubles& x) { return dense_loss(input, kernel, x, back); };
    check_equal(value_of(dense_d_input(kernel, back)), central_differences(by_input, input));
    check_equal(value_of(dense_d_kernel(input, back)), central_differences(by_kernel, kernel));
    check_equal(value_of(dense_d_bias(back)), central_differences(by_bias, bias));
  }
  for (int i = 0; i < 10; ++i) {
    const cnn::Shape size = {random.integer(3, 5), random.integer(3, 5), random.integer(1, 2)};
    const cnn::Shape taps = {random.integer(1, 3), random.integer(1, 3), size[2],
                             random.integer(1, 3)};
    const Tensor image = cnn::random_integers(size, -4, 4, random);
    const Tensor kernels = cnn::random_integers(taps, -4, 4, random);
    const Tensor bias = cnn::random_integers({taps[3]}, -4, 4, random);
    const Tensor back = cnn::random_integers(
        {size[0] - taps[0] + 1, size[1] - taps[1] + 1, taps[3]}, -4, 4, random);
    const auto by_image = [&](const Doubles& x) { return conv2d_loss(x, kernels, bias, back); };
    const auto by_kernel = [&](const Doubles& x) { return conv2d_loss(image, x, bias, back); };
    const auto by_bias = [&](const Doubles& x) { return conv2d_loss(image, kernels, x, back); };
    check_equal(value_of(conv2d_d_input(kernels, back)), central_differences(by_image, image));
    check_equal(value_of(conv2d_d_kernel(image, kernels, back)),
                central_differences(by_kernel, kernels));
    check_equal(value_of(conv2d_d_bias(back)), central_differences(by_bias, bias));
  }
}

TEST_CASE("gradient sums: a cell is told in numbers and in letters") {
  const GradientSum sum = dense_d_kernel(matrix({{1, 2}, {3, -1}}), matrix({{1, 0}, {-1, 2}}));
  CHECK(written_out(sum.terms({1, 0})) == "1·2 + (-1)·(-1) = 3");
  CHECK(sum.rule({1, 0}) == "the sum over all examples b of d_output(b, 0)·input(b, 1)");
  CHECK(sum.terms({1, 0})[1].name == "d_output(1, 0)·input(1, 1)");
}

TEST_CASE("gradient stories: the one term that is missing is named, but not when two would do") {
  const std::vector<Term> terms = {{1, 2, "a"}, {3, 4, "b"}, {5, 6, "c"}, {2, 1, "d"}};
  CHECK(missing_term(terms, 46 - 12) == "Without the term b = 12 it would be yours.");
  CHECK(missing_term(terms, 46 - 2).empty());
  CHECK(missing_term(terms, 40).empty());
}

TEST_CASE("the story of a gradient: tensor, index, both numbers, the sum, the missing term") {
  const GradientSum sum = dense_d_kernel(matrix({{1, 2}, {3, -1}}), matrix({{1, 0}, {-1, 2}}));
  const Tensor numeric = value_of(sum);
  const CellStory story =
      gradient_story(sum, numeric, matrix({{-2, 6}, {1, -2}}), {1, 0}, "a reference");
  CHECK(story.name == "d_kernel(1, 0)");
  CHECK(story.words == "analytic 1 (your gradient), numeric 3 (a reference).");
  REQUIRE(story.sum);
  CHECK(story.sum->label == "It is the sum over all examples b of d_output(b, 0)·input(b, 1)");
  CHECK(story.sum->parts.at(0).rows == Rows{{"1·2", "(-1)·(-1)"}});
  CHECK(story.sum->parts.at(0).value == "3");
  CHECK(story.conclusion == "Without the term d_output(0, 0)·input(0, 1) = 2 it would be yours.");
  REQUIRE(story.from.size() == 2);
  CHECK(story.from[0].argument == "d_output");
  CHECK(story.from[0].block == convlings::Block{0, 0, 2, 1});
  CHECK(story.from[1].argument == "input");
  CHECK(story.from[1].block == convlings::Block{0, 1, 2, 1});
}

TEST_CASE("gradient sums: the window of a convolution's gradient holds the factors of its terms") {
  cnn::Random random(5);
  const Tensor kernels = cnn::random_integers({2, 3, 2, 2}, -4, 4, random);
  const Tensor back = cnn::random_integers({3, 4, 2}, -4, 4, random);
  const GradientSum sum = conv2d_d_input(kernels, back);
  const auto regions_at = [&](const Index& index) { return sum.from(index); };
  CHECK(regions_at({0, 0, 1}).at(1).block == convlings::Block{0, 0, 1, 1});
  CHECK(regions_at({0, 0, 1}).at(2).block == convlings::Block{0, 0, 1, 1});
  CHECK(regions_at({1, 3, 1}).at(1).block == convlings::Block{0, 1, 2, 3});
  CHECK(regions_at({1, 3, 1}).at(2).block == convlings::Block{0, 0, 2, 3});
  CHECK(regions_at({3, 5, 0}).at(1).block == convlings::Block{2, 3, 1, 1});
  CHECK(regions_at({3, 5, 0}).at(2).block == convlings::Block{1, 2, 1, 1});
}

TEST_CASE("pooling: the first of equals is lifted, and the order of the others stays") {
  const Tensor lifted = first_of_equals_lifted(Tensor({2, 2, 1}, {3, 5, 5, 4}));
  CHECK(lifted(0, 1, 0) > lifted(1, 0, 0));
  CHECK(lifted(1, 0, 0) > lifted(1, 1, 0));
  CHECK(lifted(1, 1, 0) > lifted(0, 0, 0));
}

TEST_CASE("the story of a pooling gradient: the window and its winner") {
  const Tensor image({2, 3, 1}, {1, 6, 0, 6, 2, 0});
  const Tensor back({1, 1, 1}, {7});
  CHECK(pooling_gradient_story(image, back, 2, {1, 0, 0}) ==
        "It lies in window (0, 0) of channel 0, which holds 1, 6, 6, 2. The winner is 6, at (0, "
        "1): d_output(0, 0, 0) = 7 goes there, and the other cells get 0.");
  CHECK(pooling_gradient_story(image, back, 2, {0, 2, 0}) ==
        "No window covers this cell: it gets 0.");
}
