// Every number in lesson 13's README, computed.
#include <fmt/format.h>

#include <algorithm>
#include <catch2_either.hpp>
#include <cmath>

#include "checks/gradient_reference.hpp"
#include "checks/gradient_sums.hpp"
#include "checks/reference.hpp"
#include "cnn/nn/model/named_models.hpp"
#include "cnn/nn/model/number_text.hpp"
#include "readme.hpp"
#include "text_table.hpp"

using namespace convlings;
using checks::Doubles;
using cnn::Tensor;

namespace {

std::string number(double value) {
  return value < 0 ? fmt::format("−{}", -value) : fmt::format("{}", value);
}

/// One unit with relu, and the square of what is missing to the target.
struct Unit {
  double x = 2;
  double w = 3;
  double b = -4;
  double target = 5;

  double sum() const { return w * x + b; }
  double answer() const { return std::max(0.0, sum()); }
  double loss() const { return (answer() - target) * (answer() - target); }
};

/// The slope of the unit's loss by one of its numbers.
double slope(Unit unit, double Unit::*part, double step = 0.01) {
  Unit below = unit;
  unit.*part += step;
  below.*part -= step;
  return std::round((unit.loss() - below.loss()) / (2 * step) * 1e6) / 1e6;
}

void worked_example(tests::Readme& readme) {
  const Unit unit;
  readme.says(
      fmt::format("Input x = {}, weight w = {}, bias b = {}, then relu. The answer should "
                  "be {}.",
                  unit.x, unit.w, number(unit.b), unit.target));
  const double back = 2 * (unit.answer() - unit.target);
  const double d_w = slope(unit, &Unit::w);
  const double d_x = slope(unit, &Unit::x);
  const double d_b = slope(unit, &Unit::b);
  CHECK(unit.sum() > 0);
  CHECK(d_b == back);
  CHECK(d_w == back * unit.x);
  CHECK(d_x == back * unit.w);
  readme.says(fmt::format("p = w·x = {}·{} = {} d_w = d_p·x = {}·{} = {} d_x = d_p·w = {}·{} = {}",
                          unit.w, unit.x, unit.w * unit.x, back, unit.x, d_w, back, unit.w, d_x));
  readme.says(fmt::format("s = p + b = {} - {} = {} d_p = d_s = {} d_b = d_s = {}", unit.w * unit.x,
                          -unit.b, unit.sum(), back, d_b));
  readme.says(
      fmt::format("r = relu(s) = {} d_s = d_r = {}, since s is above 0", unit.answer(), back));
  readme.says(fmt::format("loss = (r - {0})² = {1} d_r = 2·(r - {0}) = {2}", unit.target,
                          unit.loss(), back));
}

void measured_example(tests::Readme& readme) {
  Unit above;
  Unit below;
  above.w += 0.01;
  below.w -= 0.01;
  readme.says(fmt::format("With w = {:.2f} the loss is {:.4f}, with w = {:.2f} it is {:.4f}.",
                          above.w, above.loss(), below.w, below.loss()));
  readme.says(fmt::format("the distance, {:.2f}, is {}: exactly d_w", above.w - below.w,
                          number(slope(Unit{}, &Unit::w))));
  const std::int64_t weights = cnn::named_model("mnist").parameter_count();
  readme.says(fmt::format("{} walks for the MNIST convnet", cnn::with_commas(2 * weights)));

  const auto cube = [](double x) { return x * x * x; };
  readme.says(
      fmt::format("The slope of x³ at 2 is {:.0f}.", (cube(2 + 1e-5) - cube(2 - 1e-5)) / 2e-5));
  readme.says(fmt::format("With steps of 0.1 both sides give {:.2f}; above alone gives {:.2f}.",
                          (cube(2.1) - cube(1.9)) / 0.2, (cube(2.1) - cube(2)) / 0.1));
  CHECK(2.0F + 1e-7F == 2.0F);
  readme.says("2 plus 0.0000001 is still 2");
  CHECK(2.0F + 0.01F != 2.0F);
  readme.says("A step of 0.01 is a good choice.");
  readme.shows("numeric_gradient(loss, kernel, 0.01F)");
  readme.shows("double sum = 0;");
  readme.shows("for (int i = 0; i <");
}

void dense_example(tests::Readme& readme) {
  const Tensor input = cnn::matrix({{1, 2}, {3, -1}});
  const Tensor kernel = cnn::matrix({{2, 0}, {-1, 3}});
  const Tensor bias({2});
  const Tensor back = cnn::matrix({{1, 0}, {-1, 2}});
  const auto measured = [](const auto& loss, const Tensor& at) {
    Tensor gradient = checks::central_differences(loss, at);
    for (float& cell : gradient) cell = std::round(cell * 1000) / 1000 + 0.0F;
    return gradient;
  };
  const Tensor d_input =
      measured([&](const Doubles& x) { return checks::dense_loss(x, kernel, bias, back); }, input);
  const Tensor d_kernel =
      measured([&](const Doubles& x) { return checks::dense_loss(input, x, bias, back); }, kernel);
  const Tensor d_bias =
      measured([&](const Doubles& x) { return checks::dense_loss(input, kernel, x, back); }, bias);
  readme.shows(tests::side_by_side({{"input", input, 2},
                                    {"kernel", kernel, 2},
                                    {"d_output", back, 2},
                                    {"d_input", d_input, 2},
                                    {"d_kernel", d_kernel, 2},
                                    {"d_bias", d_bias.reshaped({1, 2}), 2}},
                                   {4, 4, 6, 5, 6}));
  readme.says(
      fmt::format("d_kernel(0, 1) = {} Nothing is divided",
                  checks::written_out(checks::dense_d_kernel(input, back).terms({0, 1})) + "."));
  readme.says("Weight (0, 1) was used twice");
}

}  // namespace

TEST_CASE("lesson 13's README: its numbers are the library's") {
  tests::Readme readme("13-backpropagation");
  worked_example(readme);
  measured_example(readme);
  dense_example(readme);

  readme.says("The number −3 went into relu, and d_output is 5.");
  readme.answers("back_through_relu",
                 checks::central_differences(
                     [](const Doubles& x) { return checks::relu_loss(x, Tensor({1}, {5})); },
                     Tensor({1}, {-3}))(0));

  readme.says("A 2×2 window was pooled, and d_output is 7.");
  const Tensor routed = checks::central_differences(
      [](const Doubles& x) {
        return checks::max_pooling_loss(x, Tensor({1, 1, 1}, {7}), 2);
      },
      Tensor({2, 2, 1}, {1, 4, 3, 2}));
  readme.answers("back_through_pooling",
                 static_cast<double>(4 - std::count(routed.begin(), routed.end(), 0.0F)));
  readme.says("a gradient that is not 0?");
  readme.says("gets the whole d_output and the others get 0");
  readme.says("let a number through or made it 0");

  readme.says("A 3×3 kernel slides over a 6×5 picture.");
  const Tensor stops = checks::reference_convolution(Tensor({6, 5}), Tensor({3, 3}));
  const auto d_kernel =
      checks::conv2d_d_kernel(Tensor({6, 5, 1}), Tensor({3, 3, 1, 1}), stops.reshaped({4, 3, 1}));
  readme.answers("stops_of_a_weight", static_cast<double>(d_kernel.terms({2, 1, 0, 0}).size()));
  const auto d_input = checks::conv2d_d_input(Tensor({3, 3, 1, 1}), Tensor({8, 8, 1}));
  readme.says(
      fmt::format("a 3×3 kernel covers each pixel {} times", d_input.terms({5, 5, 0}).size()));

  // pictures_shown.test.cpp looks at the picture.
  readme.says("every maximum gets a 1 and hands it to its winner");
  readme.says("stops it where the winner is 0");
  readme.says(fmt::format("The slope of sigmoid is at most {}", 0.5 * (1 - 0.5)));
  readme.says("(3 marks, marked by your instructor.)");
  readme.has_no_other_number();
}
