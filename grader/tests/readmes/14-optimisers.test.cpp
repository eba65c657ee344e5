// Every number in lesson 14's README, computed.
#include <fmt/format.h>

#include <array>
#include <catch2_either.hpp>
#include <cmath>
#include <span>

#include "cnn/nn/optimizers/optimizer.hpp"
#include "pictures/valley.hpp"
#include "readme.hpp"

using namespace convlings;

namespace {

std::string number(double value, const char* form = "{:.4g}") {
  return value < 0 ? "−" + fmt::format(fmt::runtime(form), -value)
                   : fmt::format(fmt::runtime(form), value);
}

/// One weight through some steps of the library's optimiser; the gradient is asked at each.
template <typename Gradient>
std::vector<float> way_of(const cnn::Optimizer& optimizer, float weight, int steps,
                          Gradient gradient) {
  std::array<float, 1> weights = {weight};
  std::array<float, 1> first = {};
  std::array<float, 1> second = {};
  const std::array<std::span<float>, 2> memory = {first, second};
  const auto slots = std::span(memory).first(static_cast<std::size_t>(cnn::slot_count(optimizer)));
  std::vector<float> way = {weight};
  way.reserve(static_cast<std::size_t>(steps) + 1);
  for (int step = 1; step <= steps; ++step) {
    const std::array<float, 1> slope = {gradient(weights[0])};
    cnn::update(optimizer, step, weights, slope, slots);
    way.push_back(weights[0]);
  }
  return way;
}

void predictions(tests::Readme& readme) {
  readme.says("A weight is 3, its gradient −12, the learning rate 0.01.");
  const auto lesson_13 = [](float) { return -12.0F; };
  const float after = way_of(cnn::SGD{.learning_rate = 0.01F}, 3, 1, lesson_13)[1];
  readme.answers("one_step", std::round(after * 1e5) / 1e5);

  readme.says("With momentum 0.9 and learning rate 0.01 the gradient is 1, step after step.");
  const auto slope = [](float) { return 1.0F; };
  const auto rolling = way_of(cnn::SGD{.learning_rate = 0.01F, .momentum = 0.9F}, 0, 200, slope);
  readme.answers("rolling", std::round((rolling[199] - rolling[200]) * 1e4) / 1e4);

  readme.says("A weight has the gradient 1000, the learning rate is 0.001.");
  const auto steep = [](float) { return 1000.0F; };
  const float step = way_of(cnn::Adam{}, 0, 1, steep)[1];
  readme.answers("first_step_of_adam", std::round(-step * 1e6) / 1e6);
}

void three_learning_rates(tests::Readme& readme) {
  readme.says("one weight that starts at 1, and the loss weight². Its gradient is 2·weight:");
  for (const float rate : {0.1F, 0.9F, 1.1F}) {
    std::string line;
    for (const float weight :
         way_of(cnn::SGD{.learning_rate = rate}, 1, 4, [](float w) { return 2 * w; })) {
      const double shown = std::round(weight * 1000) / 1000;
      line += (line.empty() ? "" : ", ") + number(shown);
    }
    readme.says(fmt::format("| {} | {} |", rate, line));
  }
}

void narrow_valley(tests::Readme& readme) {
  readme.says(
      fmt::format("half of x² + {0}·y². Across, along y, it is {0} times as steep", steepness));
  // A step multiplies y by 1 - rate · steepness, and x by 1 - rate.
  readme.says(fmt::format("A learning rate above {} flies off along y", 2 / steepness));
  readme.says(fmt::format("would stand a rate of {}", 2 / 1));
  const auto along_y = [](float y) { return steepness * y; };
  CHECK(std::abs(way_of(cnn::SGD{.learning_rate = 0.079F}, 1, 50, along_y)[50]) < 1);
  CHECK(std::abs(way_of(cnn::SGD{.learning_rate = 0.081F}, 1, 50, along_y)[50]) > 1);

  const auto distance = [](const Place& place) { return std::hypot(place.x, place.y); };
  readme.says(fmt::format("{} steps from ({}, {}) |", valley_steps, number(valley_start.x),
                          number(valley_start.y)));
  readme.says("distance after 10 | after 30 |");
  REQUIRE(valley_steps == 30);
  for (const Descent& descent : descents()) {
    const std::vector<Place> way = way_down(descent.optimizer);
    readme.says(fmt::format("| {} | {} | {:.3f} | {:.3f} |", descent.name,
                            cnn::learning_rate(descent.optimizer), distance(way[10]),
                            distance(way[30])));
  }
  readme.says(fmt::format("a dot for each of {} steps", valley_steps));
}

void momentum_and_adam(tests::Readme& readme) {
  const auto slope = [](float) { return 1.0F; };
  const auto rolling = way_of(cnn::SGD{.learning_rate = 0.1F, .momentum = 0.9F}, 0, 200, slope);
  readme.says(
      fmt::format("with gradient 1, momentum 0.9 and learning rate 0.1 the velocities are "
                  "{}, {}, {}, and in the end {}: ten times",
                  number(rolling[1] - rolling[0]), number(rolling[2] - rolling[1]),
                  number(rolling[3] - rolling[2]), number(rolling[200] - rolling[199])));

  // The share of its gradients that Adam's mean has collected, when all of them are 1.
  std::array<float, 1> weight = {0};
  std::array<float, 1> mean = {};
  std::array<float, 1> square = {};
  const std::array<float, 1> gradient = {1};
  const std::array<std::span<float>, 2> slots = {mean, square};
  cnn::update(cnn::Adam{}, 1, weight, gradient, slots);
  readme.says(fmt::format("After step 1, with beta_1 = {}, the mean is only {:.1f} of the gradient",
                          cnn::Adam{}.beta_1, mean[0]));
  cnn::update(cnn::Adam{}, 2, weight, gradient, slots);
  readme.says(
      fmt::format("after step 2 it has collected the share {:.2f}, after step t the share "
                  "1 − {}^t",
                  mean[0], cnn::Adam{}.beta_1));
  CHECK(mean[0] == Catch::Approx(1 - std::pow(0.9, 2)));
  readme.says("Both means begin at 0.");
  readme.shows("square = rho · square + (1 - rho) · gradient²\n");
  readme.says(fmt::format("epsilon, {:.7f}, only keeps 0 / 0 away", cnn::RMSprop{}.epsilon));
}

void defaults(tests::Readme& readme) {
  const cnn::SGD sgd;
  const cnn::RMSprop rmsprop;
  const cnn::Adam adam;
  readme.says(fmt::format("| `SGD` | {} | momentum {} |", sgd.learning_rate, sgd.momentum));
  readme.says(fmt::format("| `RMSprop` | {} | rho {}, epsilon {:.0e} |", rmsprop.learning_rate,
                          rmsprop.rho, rmsprop.epsilon));
  readme.says(fmt::format("| `Adam` | {} | beta_1 {}, beta_2 {}, epsilon {:.0e} |",
                          adam.learning_rate, adam.beta_1, adam.beta_2, adam.epsilon));
}

}  // namespace

TEST_CASE("lesson 14's README: its numbers are the library's") {
  tests::Readme readme("14-optimisers");
  predictions(readme);
  three_learning_rates(readme);
  narrow_valley(readme);
  momentum_and_adam(readme);
  defaults(readme);
  readme.says("(3 marks, marked by your instructor.)");
  readme.has_no_other_number();
}
