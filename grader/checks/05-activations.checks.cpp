// Lesson 05: thresholds, squeezing, probabilities. Expected values are worked by hand, with exp of
// double precision, or come from the library, never from a solution.
#include <fmt/format.h>

#include <algorithm>
#include <catch2_either.hpp>
#include <cmath>
#include <numeric>

#include "checks/calling.hpp"
#include "cnn/nn/kernels/activations.hpp"
#include "story/story.hpp"

using namespace convlings::checks;
using cnn::matrix;
using cnn::Tensor;
using convlings::number_text;

namespace {

Call relu(const Tensor& values) { return calling("relu", arg("values", values)); }
Call sigmoid(const Tensor& values) { return calling("sigmoid", arg("values", values)); }
Call softmax(const Tensor& scores) { return calling("softmax", arg("scores", scores)); }
Call softmax_rows(const Tensor& scores) { return calling("softmax_rows", arg("scores", scores)); }

Tensor list(const std::vector<float>& values) {
  return {{static_cast<int>(values.size())}, values};
}

/// The library's answer to the same values.
Tensor reference(void (*activation)(Tensor&), Tensor values) {
  activation(values);
  return values;
}

/// The number of the argument that stands where the answer's cell stands.
float cell_of(const Tensor& values, const std::vector<int>& index) {
  std::int64_t offset = 0;
  for (std::size_t axis = 0; axis < index.size(); ++axis) {
    offset = offset * values.shape()[static_cast<int>(axis)] + index[axis];
  }
  return values.data()[offset];
}

CellArithmetic relu_arithmetic(const Tensor& values) {
  return [=](const std::vector<int>& index) {
    const float x = cell_of(values, index);
    return from(fmt::format("max(0, {}) = {}", number_text(x), number_text(x > 0 ? x : 0)),
                {cell_at("values", index)});
  };
}

CellArithmetic sigmoid_arithmetic(const Tensor& values) {
  return [=](const std::vector<int>& index) {
    const double x = cell_of(values, index);
    std::string text =
        fmt::format("1 / (1 + exp({})) = {}", number_text(-x), number_text(1 / (1 + std::exp(-x))));
    if (std::abs(x) > 88) {
      text += fmt::format(". In a float exp({}) is infinite: it may stand below the line only.",
                          number_text(std::abs(x)));
    }
    return from(text, {cell_at("values", index)});
  };
}

/// "With the largest score, 3, taken off: exp(-1) / (exp(-2) + exp(-1) + exp(0)) = …". `scores`
/// is (classes,) or (pictures, classes).
CellArithmetic softmax_arithmetic(const Tensor& scores) {
  return [=](const std::vector<int>& index) {
    const int classes = scores.shape()[scores.shape().rank() - 1];
    const auto chosen = static_cast<std::size_t>(index.back());
    const float* first = scores.data() + (index.size() > 1 ? index[0] * classes : 0);
    const double highest = *std::max_element(first, first + classes);
    std::string terms;
    double sum = 0;
    for (int i = 0; i < classes; ++i) {
      terms += fmt::format("{}exp({})", i == 0 ? "" : " + ", number_text(first[i] - highest));
      sum += std::exp(first[i] - highest);
    }
    const double own = first[chosen] - highest;
    std::string text = fmt::format(
        "with the largest score{}, {}, taken off: exp({}) / ({}) = {} / {} = {}",
        index.size() > 1 ? " of its row" : "", number_text(highest), number_text(own), terms,
        number_text(std::exp(own)), number_text(sum), number_text(std::exp(own) / sum));
    if (highest > 88) {
      text += fmt::format(". Not taken off, exp({}) is infinite.", number_text(highest));
    } else if (highest < -100) {
      text += ". Not taken off, every exp is 0, and so is their sum.";
    }
    return from(text, {{"scores", {index.size() > 1 ? index[0] : 0, 0, 1, classes}}});
  };
}

/// e^x / sum, in double precision.
Tensor by_hand(const std::vector<double>& scores) {
  double sum = 0;
  for (const double score : scores) sum += std::exp(score);
  std::vector<float> probabilities;
  probabilities.reserve(scores.size());
  for (const double score : scores) {
    probabilities.push_back(static_cast<float>(std::exp(score) / sum));
  }
  return list(probabilities);
}

}  // namespace

TEST_CASE("relu: above zero stays, below becomes zero", "[relu]") {
  const Tensor values = list({-2, -0.5, 0, 0.5, 2});
  relu(values).returns(list({0, 0, 0, 0.5, 2}), relu_arithmetic(values));
}

TEST_CASE("relu: large answers are not cut off", "[relu]") {
  const Tensor values = matrix({{0, 6000, -6000}, {7, -7, 1}});
  relu(values).returns(matrix({{0, 6000, 0}, {7, 0, 1}}), relu_arithmetic(values));
}

TEST_CASE("relu: any shape comes back as it was, also (height, width, channels)", "[relu]") {
  relu(Tensor({2, 3})).returns(Tensor({2, 3}));
  const Tensor maps({1, 2, 3}, {8, -1, 2, -3, 4, -5});
  relu(maps).returns(Tensor({1, 2, 3}, {8, 0, 2, 0, 4, 0}), relu_arithmetic(maps));
}

TEST_CASE("relu: random feature maps; a second relu changes nothing more", "[relu]") {
  const Tensor maps = random_tensor({3, 4, 2});
  const Tensor expected = reference(cnn::kernels::relu, maps);
  relu(maps).returns(expected, relu_arithmetic(maps));
  relu(expected).returns(expected, relu_arithmetic(expected));
}

TEST_CASE("sigmoid: half at zero", "[sigmoid]") {
  const Tensor zeros({2, 3});
  sigmoid(zeros).returns(matrix({{0.5, 0.5, 0.5}, {0.5, 0.5, 0.5}}), sigmoid_arithmetic(zeros));
}

TEST_CASE("sigmoid: rises from 0 to 1", "[sigmoid]") {
  const Tensor values = list({-4, -1, 1, 4});
  sigmoid(values).returns(list({0.0179862F, 0.2689414F, 0.7310586F, 0.9820138F}),
                          sigmoid_arithmetic(values));
}

TEST_CASE("sigmoid: x and -x add up to 1", "[sigmoid]") {
  for (int i = 0; i < 4; ++i) {
    const auto x = static_cast<float>(random_integer(-50, 50)) / 8;
    const Call call = sigmoid(list({x, -x}));
    const Tensor pair = call.tensor();
    call.must(pair.shape() == cnn::Shape{2},
              "The shape must be (2,); yours is " + to_string(pair.shape()) + ".");
    const double sum = static_cast<double>(pair(0)) + pair(1);
    call.must(std::abs(sum - 1) < 1e-5,
              "Both together must be 1; yours add up to " + number_text(sum) + ".");
  }
}

TEST_CASE("sigmoid: far out it is 0 or 1, and always a number", "[sigmoid]") {
  const Tensor values = list({-1000, -100, 100, 1000});
  sigmoid(values).returns(list({0, 0, 1, 1}), sigmoid_arithmetic(values));
}

TEST_CASE("sigmoid: random values in any shape", "[sigmoid]") {
  const Tensor values = random_tensor({2, 3, 4});
  sigmoid(values).returns(reference(cnn::kernels::sigmoid, values), sigmoid_arithmetic(values));
}

TEST_CASE("softmax: equal scores share equally", "[softmax]") {
  const Tensor equal = list({3, 3, 3, 3});
  softmax(equal).returns(list({0.25, 0.25, 0.25, 0.25}), softmax_arithmetic(equal));
}

TEST_CASE("softmax: the scores 1, 2 and 3", "[softmax]") {
  const Tensor scores = list({1, 2, 3});
  softmax(scores).returns(list({0.0900306F, 0.2447285F, 0.6652410F}), softmax_arithmetic(scores));
}

TEST_CASE("softmax: in any order, with negative scores and a single class", "[softmax]") {
  const Tensor scores = list({0.5, -2, 3, -1.5, 0});
  softmax(scores).returns(by_hand({0.5, -2, 3, -1.5, 0}), softmax_arithmetic(scores));
  softmax(list({-7})).returns(list({1}), softmax_arithmetic(list({-7})));
}

TEST_CASE("softmax: probabilities add up to 1, the highest score has the highest", "[softmax]") {
  for (int i = 0; i < 4; ++i) {
    Tensor scores = random_tensor({random_integer(2, 10)});
    const int winner = random_integer(0, scores.shape()[0] - 1);
    scores(winner) = 5;
    const Call call = softmax(scores);
    const Tensor answer = call.tensor();
    call.must(answer.shape() == scores.shape(), "The shape must be " + to_string(scores.shape()) +
                                                    "; yours is " + to_string(answer.shape()) +
                                                    ".");
    const double sum = std::accumulate(answer.begin(), answer.end(), 0.0);
    call.must(std::abs(sum - 1) < 1e-5,
              "All together must be 1; yours add up to " + number_text(sum) + ".");
    const auto highest = std::max_element(answer.begin(), answer.end()) - answer.begin();
    call.must(highest == winner, fmt::format("Class {} has the highest score, but your highest "
                                             "probability is at {}.",
                                             winner, highest));
  }
}

TEST_CASE("softmax: one number added to every score changes nothing", "[softmax]") {
  for (const float shift : {10.0F, -10.0F}) {
    const Tensor scores = list({1 + shift, 2 + shift, 3 + shift});
    softmax(scores).returns(by_hand({1, 2, 3}), softmax_arithmetic(scores));
  }
}

TEST_CASE("softmax: scores around 1000 and around -1000 are no trouble", "[softmax]") {
  for (const float shift : {1000.0F, -1000.0F}) {
    const Tensor scores = list({1 + shift, 2 + shift, 3 + shift});
    softmax(scores).returns(by_hand({1, 2, 3}), softmax_arithmetic(scores));
  }
  const Tensor highest_first = list({1000, -1000, 0});
  softmax(highest_first).returns(list({1, 0, 0}), softmax_arithmetic(highest_first));
  const Tensor highest_last = list({0, -1000, 1000});
  softmax(highest_last).returns(list({0, 0, 1}), softmax_arithmetic(highest_last));
}

TEST_CASE("softmax_rows: two pictures, three classes", "[softmax_rows]") {
  const Tensor scores = matrix({{1, 2, 3}, {5, 5, 5}});
  const Tensor first = by_hand({1, 2, 3});
  const auto third = 1.0F / 3;
  softmax_rows(scores).returns(matrix({{first(0), first(1), first(2)}, {third, third, third}}),
                               softmax_arithmetic(scores));
}

TEST_CASE("softmax_rows: a single picture, and a single class", "[softmax_rows]") {
  const Tensor picture = matrix({{0, 0}});
  softmax_rows(picture).returns(matrix({{0.5, 0.5}}), softmax_arithmetic(picture));
  const Tensor one_class = matrix({{4}, {-4}, {0}});
  softmax_rows(one_class).returns(matrix({{1}, {1}, {1}}), softmax_arithmetic(one_class));
}

TEST_CASE("softmax_rows: rows of very different height do not disturb each other",
          "[softmax_rows]") {
  const Tensor scores = matrix({{1000, 1000}, {-1000, -1000}, {0, 0}});
  softmax_rows(scores).returns(matrix({{0.5, 0.5}, {0.5, 0.5}, {0.5, 0.5}}),
                               softmax_arithmetic(scores));
}

TEST_CASE("softmax_rows: random batches, more pictures than classes and fewer", "[softmax_rows]") {
  for (const cnn::Shape& shape : {cnn::Shape{6, 3}, cnn::Shape{2, 5}, cnn::Shape{4, 4}}) {
    const Tensor scores = random_tensor(shape);
    softmax_rows(scores).returns(reference(cnn::kernels::softmax_slow, scores),
                                 softmax_arithmetic(scores));
  }
}
