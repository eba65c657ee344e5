// Every number in lesson 05's README, computed.
#include <fmt/format.h>

#include <catch2_either.hpp>
#include <cmath>
#include <limits>
#include <numeric>

#include "checks/reference.hpp"
#include "cnn/nn/kernels/activations.hpp"
#include "cnn/nn/kernels/dense.hpp"
#include "readme.hpp"
#include "text_table.hpp"

using namespace convlings;
using cnn::matrix;
using cnn::Tensor;

namespace {

Tensor after(void (*activation)(Tensor&), Tensor values) {
  activation(values);
  return values;
}

/// A layer without bias: (1, n) by (n, units).
Tensor layer(const Tensor& input, const Tensor& weights) {
  return cnn::kernels::dense_slow(input, weights, Tensor({weights.shape()[1]}));
}

void check_collapse(tests::Readme& readme) {
  const Tensor input = matrix({{1, 2}});
  const Tensor first = matrix({{1, -1}, {2, -1}});
  const Tensor second = matrix({{2, 1}, {1, 3}});
  const Tensor sums = layer(input, first);
  const Tensor answer = layer(sums, second);
  readme.says(fmt::format("first layer is {}·{} + {}·{} = {}", input(0, 0), first(0, 0),
                          input(0, 1), first(1, 0), sums(0, 0)));
  readme.shows(tests::side_by_side({{"input", input, 1},
                                    {"weights 1", first, 2},
                                    {"sums", sums, 2},
                                    {"weights 2", second, 1},
                                    {"answer", answer, 1}},
                                   {6, 8, 4, 10}));
  const Tensor product = layer(first, second);
  CHECK(layer(input, product) == answer);  // "The same answer"
  readme.shows(tests::side_by_side(
      {{"input", input, 1}, {"product", product, 2}, {"answer", answer, 1}}, {6, 6}));
  const Tensor lit = after(cnn::kernels::relu, sums);
  readme.shows(tests::side_by_side({{"input", input, 1},
                                    {"weights 1", first, 2},
                                    {"sums", sums, 2},
                                    {"relu", lit, 1},
                                    {"weights 2", second, 1},
                                    {"answer", layer(lit, second), 2}},
                                   {6, 8, 4, 5, 10}));
}

void check_absolute_value(tests::Readme& readme) {
  const Tensor both = matrix({{1, -1}});
  const Tensor add_up = matrix({{1}, {1}});
  readme.says(fmt::format("weights {} and −{}, then relu", both(0, 0), -both(0, 1)));
  const Tensor sums = layer(matrix({{3}}), both);
  const Tensor lit = after(cnn::kernels::relu, sums);
  readme.says(fmt::format("The input 3 gives {} and −{}, then {} and {}, then {}.", sums(0, 0),
                          -sums(0, 1), lit(0, 0), lit(0, 1), layer(lit, add_up)(0, 0)));
  const Tensor other = after(cnn::kernels::relu, layer(matrix({{-3}}), both));
  readme.says(fmt::format("The input −3 gives {} as well", layer(other, add_up)(0, 0)));
  readme.says("answers 3 to 3 must answer −3 to −3");  // w·3 = 3 makes w·(−3) = −3
}

void check_relu_and_sigmoid(tests::Readme& readme) {
  readme.says("turns negative numbers into 0");
  readme.says("max(0, x) | 0 and above");
  readme.says("1 / (1 + exp(−x)) | between 0 and 1");
  readme.says("all above 0, together 1");

  const Tensor edge = matrix({{200}, {200}, {0}});
  const Tensor kernel = matrix({{30}, {0}, {-30}});  // the edge kernel's rows, added up
  const float found = checks::reference_convolution(edge, kernel)(0, 0);
  const float turned = checks::reference_convolution(edge, checks::turned(kernel))(0, 0);
  const Tensor lit = after(cnn::kernels::relu, matrix({{found, turned}}));
  readme.says(fmt::format("answers {} to an edge", found));
  readme.says(fmt::format("turned version −{} to", -turned));
  readme.says(fmt::format("the first is still {} and the second {}", lit(0, 0), lit(0, 1)));

  const Tensor shares = after(cnn::kernels::sigmoid, matrix({{2, -2, 0}}));
  readme.says(fmt::format("2 becomes {:.3f} and −2 becomes {:.3f}", shares(0, 0), shares(0, 1)));
  readme.says(
      fmt::format("Both together are {}", std::round(1e6 * (shares(0, 0) + shares(0, 1))) / 1e6));
  readme.says("answer to 0?");
  readme.answers("sigmoid_of_zero", shares(0, 2));
}

void check_softmax(tests::Readme& readme) {
  const Tensor scores({3}, {1, 2, 3});
  const Tensor shares = after(cnn::kernels::softmax, scores);
  readme.says("Take the scores 1, 2 and 3:");
  float sum = 0;
  for (int i = 0; i < 3; ++i) {
    sum += std::exp(scores(i));
    readme.says(fmt::format("| {} | {:.3f} | {:.3f} |", scores(i), std::exp(scores(i)), shares(i)));
  }
  readme.says(fmt::format("| together | {:.3f} | {:.0f} |", sum,
                          std::accumulate(shares.begin(), shares.end(), 0.0)));
  readme.says(fmt::format("Every step of 1 in the score makes a probability {:.3f} times larger",
                          shares(1) / shares(0)));
  CHECK(std::abs(shares(2) / shares(1) - shares(1) / shares(0)) < 1e-5);

  const Tensor equal = after(cnn::kernels::softmax, Tensor({4}));
  readme.answers("four_equal_scores", equal(0));
  const Tensor shifted = after(cnn::kernels::softmax, Tensor({3}, {1001, 1002, 1003}));
  readme.says("You add 1000 to every score");
  readme.answers("change_by_a_shift", shifted(0) - shares(0));

  readme.says(fmt::format("A float ends near {:.1e}. exp(88)", std::numeric_limits<float>::max()));
}

void check_overflow(tests::Readme& readme) {
  int largest = 0;
  while (std::isfinite(std::exp(static_cast<float>(largest + 1)))) ++largest;
  readme.says(fmt::format("exp({}) is still a number, exp({}) is infinite", largest, largest + 1));
  const Tensor wrong =
      after(cnn::kernels::softmax_slow, Tensor({2}, {static_cast<float>(largest + 1), 0}));
  CHECK(std::isnan(wrong(0)));
  readme.says(fmt::format("The largest is then 0, its exp is {}", std::exp(0.0F)));
}

}  // namespace

TEST_CASE("lesson 05's README: its numbers are the library's") {
  tests::Readme readme("05-activations");
  check_collapse(readme);
  check_absolute_value(readme);
  check_relu_and_sigmoid(readme);
  check_softmax(readme);
  check_overflow(readme);
  readme.says("(3 marks, marked by your instructor.)");
  readme.has_no_other_number();
}
