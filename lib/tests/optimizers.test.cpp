#include "cnn/nn/optimizers/optimizer.hpp"

#include <array>
#include <catch2_either.hpp>
#include <cmath>
#include <cstring>
#include <limits>
#include <numeric>

#include "cnn/core/random.hpp"

using namespace cnn;
using Catch::Approx;

namespace {

const std::vector<Optimizer> every_kind = {
    SGD{}, SGD{.momentum = 0.9F}, SGD{.momentum = 0.9F, .nesterov = true}, RMSprop{}, Adam{},
};

/// Weights on their way, with what the optimiser remembers of them.
struct Run {
  std::vector<float> weights;
  std::vector<std::vector<float>> slots;

  Run(const Optimizer& optimizer, std::vector<float> start)
      : weights(std::move(start)),
        slots(static_cast<std::size_t>(slot_count(optimizer)), std::vector<float>(weights.size())) {
  }

  /// A step on the weights from `first` on, up to `last`.
  void step(const Optimizer& optimizer, std::int64_t number, const std::vector<float>& gradients,
            std::size_t first, std::size_t last) {
    std::vector<std::span<float>> pieces;
    for (auto& slot : slots) pieces.push_back(std::span(slot).subspan(first, last - first));
    update(optimizer, number, std::span(weights).subspan(first, last - first),
           std::span(gradients).subspan(first, last - first), pieces);
  }

  void step(const Optimizer& optimizer, std::int64_t number, const std::vector<float>& gradients) {
    step(optimizer, number, gradients, 0, weights.size());
  }
};

/// A weight of 1 after steps with these gradients.
float weight_after(const Optimizer& optimizer, const std::vector<float>& gradients) {
  Run run(optimizer, {1});
  std::int64_t number = 0;
  for (const float gradient : gradients) run.step(optimizer, ++number, {gradient});
  return run.weights[0];
}

bool same_bits(const std::vector<float>& one, const std::vector<float>& other) {
  return one.size() == other.size() &&
         std::memcmp(one.data(), other.data(), one.size() * sizeof(float)) == 0;
}

/// Gradients of all sizes: most optimisers divide by them.
std::vector<float> random_gradients(int count, Random& random) {
  std::vector<float> gradients(static_cast<std::size_t>(count));
  for (float& gradient : gradients) gradient = std::ldexp(random.normal(), random.integer(-20, 3));
  return gradients;
}

}  // namespace

TEST_CASE("SGD: against the gradient, by the learning rate") {
  CHECK(weight_after(SGD{}, {5}) == Approx(0.95));
  CHECK(weight_after(SGD{.learning_rate = 0.5F}, {1, -3}) == Approx(2));
}

TEST_CASE("SGD: momentum goes on where it was going") {
  // velocity -0.1, then 0.5 · -0.1 - 0.1, then 0.5 · -0.15 - 0
  CHECK(weight_after(SGD{.learning_rate = 0.1F, .momentum = 0.5F}, {1, 1, 0}) ==
        Approx(1 - 0.1 - 0.15 - 0.075));
}

TEST_CASE("SGD: nesterov looks half a step ahead") {
  // velocities -0.1 and -0.15; steps 0.5 · -0.1 - 0.1 and 0.5 · -0.15 - 0.1
  const SGD nesterov{.learning_rate = 0.1F, .momentum = 0.5F, .nesterov = true};
  CHECK(weight_after(nesterov, {1, 1}) == Approx(1 - 0.15 - 0.175));
}

TEST_CASE("RMSprop: divided by the root of the mean square, epsilon outside the root") {
  // square 0.1 · 4, then 0.9 · 0.4 + 0.1 · 1 = 0.46
  const RMSprop rmsprop{.learning_rate = 0.01F};
  CHECK(weight_after(rmsprop, {2, 1}) ==
        Approx(1 - 0.02 / std::sqrt(0.4) - 0.01 / std::sqrt(0.46)));
  // square 0.1 · 1e-6; its root 3.16e-4 beside an epsilon of 1e-3
  const RMSprop blunt{.learning_rate = 1, .epsilon = 1e-3F};
  CHECK(weight_after(blunt, {1e-3F}) == Approx(1 - 1e-3 / (std::sqrt(1e-7) + 1e-3)));
}

TEST_CASE("Adam: the first step is the learning rate, whatever the gradient's size") {
  for (const float gradient : {0.1F, 1.0F, 1e4F}) {
    CHECK(weight_after(Adam{.learning_rate = 0.1F}, {gradient}) == Approx(0.9).epsilon(1e-4));
  }
  CHECK(weight_after(Adam{.learning_rate = 0.1F}, {-5}) == Approx(1.1));
}

TEST_CASE("Adam: the second step by hand, epsilon outside the correction as in Keras") {
  // mean 0.1 · 1, 0.9 · 0.1 + 0.1 · 3; square 0.001 · 1, 0.999 · 0.001 + 0.001 · 9
  const double first = 0.5 * std::sqrt(0.001) / 0.1 * 0.1 / (std::sqrt(0.001) + 0.01);
  const double second = 0.5 * std::sqrt(1 - 0.998001) / 0.19 * 0.39 / (std::sqrt(0.009999) + 0.01);
  CHECK(weight_after(Adam{.learning_rate = 0.5F, .epsilon = 0.01F}, {1, 3}) ==
        Approx(1 - first - second).epsilon(1e-5));
}

TEST_CASE("Optimisers: a gradient of 0 moves nothing at the start, and divides nothing by 0") {
  for (const Optimizer& optimizer : every_kind) {
    CAPTURE(to_string(optimizer));
    CHECK(weight_after(optimizer, {0, 0}) == 1);
  }
}

TEST_CASE("Optimisers: after a million steps Adam's correction is gone, not overflown") {
  Run run(Adam{}, {1});
  run.slots = {{0.5F}, {0.25F}};
  run.step(Adam{}, 1'000'000, {0.5F});
  CHECK(run.weights[0] == Approx(1 - 1e-3));
}

TEST_CASE("Optimisers: a NaN gradient stays visible") {
  for (const Optimizer& optimizer : every_kind) {
    CAPTURE(to_string(optimizer));
    CHECK(std::isnan(weight_after(optimizer, {std::numeric_limits<float>::quiet_NaN()})));
  }
}

TEST_CASE("Optimisers: a run cut into pieces anywhere gives the same bits") {
  Random random(41);
  constexpr int length = 131;
  for (const Optimizer& optimizer : every_kind) {
    Run whole(optimizer, random_gradients(length, random));
    Run singly = whole;
    std::vector<Run> cut(length + 1, whole);
    for (std::int64_t number = 1; number <= 3; ++number) {
      const std::vector<float> gradients = random_gradients(length, random);
      whole.step(optimizer, number, gradients);
      for (std::size_t i = 0; i < length; ++i) singly.step(optimizer, number, gradients, i, i + 1);
      for (std::size_t at = 0; at <= length; ++at) {
        cut[at].step(optimizer, number, gradients, 0, at);
        cut[at].step(optimizer, number, gradients, at, length);
      }
    }
    CAPTURE(to_string(optimizer));
    CHECK(same_bits(singly.weights, whole.weights));
    for (const Run& run : cut) {
      CHECK(same_bits(run.weights, whole.weights));
      CHECK(run.slots == whole.slots);
    }
  }
}

TEST_CASE("Optimisers: the same bits as the formula's rounding, one number at a time") {
  Random random(42);
  const std::vector<float> start = random_gradients(97, random);
  const std::vector<float> gradients = random_gradients(97, random);
  Run sgd(SGD{}, start);
  sgd.step(SGD{}, 1, gradients);
  Run rmsprop(RMSprop{}, start);
  rmsprop.step(RMSprop{}, 1, gradients);
  for (std::size_t i = 0; i < start.size(); ++i) {
    // Every product and sum is rounded on its own; volatile keeps them from being merged.
    volatile float product = 0.01F * gradients[i];
    CHECK(sgd.weights[i] == start[i] - product);
    volatile float squared = (1 - 0.9F) * gradients[i];
    squared = squared * gradients[i];
    product = 1e-3F * gradients[i];
    const float root = std::sqrt(squared) + 1e-7F;
    CHECK(rmsprop.weights[i] == start[i] - product / root);
  }
}

TEST_CASE("Optimisers: in words, with every number") {
  CHECK(to_string(Optimizer(SGD{.momentum = 0.9F, .nesterov = true})) ==
        "SGD(learning_rate=0.01, momentum=0.9, nesterov=true)");
  CHECK(to_string(Optimizer(RMSprop{})) == "RMSprop(learning_rate=0.001, rho=0.9, epsilon=1e-07)");
  CHECK(to_string(Optimizer(Adam{.learning_rate = 0.5F})) ==
        "Adam(learning_rate=0.5, beta_1=0.9, beta_2=0.999, epsilon=1e-07)");
  CHECK(learning_rate(SGD{}) == 0.01F);
  CHECK(learning_rate(Adam{.learning_rate = 0.5F}) == 0.5F);
}

TEST_CASE("Optimisers: what they remember for each weight") {
  CHECK(slot_count(SGD{}) == 0);
  CHECK(slot_count(SGD{.momentum = 0.9F}) == 1);
  CHECK(slot_count(RMSprop{}) == 1);
  CHECK(slot_count(Adam{}) == 2);
}

TEST_CASE("Optimisers: options that make no sense are refused") {
  for (const Optimizer& optimizer : every_kind) CHECK_NOTHROW(require_valid(optimizer));
  CHECK_NOTHROW(require_valid(SGD{.learning_rate = 0}));
  CHECK_THROWS_WITH(require_valid(SGD{.learning_rate = -0.1F}),
                    "SGD: learning_rate must be a number from 0 on. Received learning_rate=-0.1. "
                    "Try 0.001.");
  CHECK_THROWS_WITH(require_valid(SGD{.momentum = 1}),
                    "SGD: momentum is a share of the past, 0 <= momentum < 1. Received "
                    "momentum=1. Try 0.9.");
  CHECK_THROWS_WITH(require_valid(SGD{.nesterov = true}),
                    "SGD: nesterov looks ahead along the momentum, so there must be one. Received "
                    "momentum=0. Try momentum=0.9.");
  CHECK_THROWS_WITH(require_valid(RMSprop{.epsilon = -1}),
                    "RMSprop: epsilon must be a number from 0 on. Received epsilon=-1. Try 1e-7.");
  const float infinity = std::numeric_limits<float>::infinity();
  const float nan = std::numeric_limits<float>::quiet_NaN();
  CHECK_THROWS_AS(require_valid(Adam{.learning_rate = infinity}), std::invalid_argument);
  CHECK_THROWS_AS(require_valid(Adam{.learning_rate = nan}), std::invalid_argument);
  CHECK_THROWS_AS(require_valid(Adam{.beta_1 = 1}), std::invalid_argument);
  CHECK_THROWS_AS(require_valid(Adam{.beta_2 = -0.5F}), std::invalid_argument);
  CHECK_THROWS_AS(require_valid(Adam{.epsilon = nan}), std::invalid_argument);
  CHECK_THROWS_AS(require_valid(RMSprop{.rho = nan}), std::invalid_argument);
}

TEST_CASE("Optimisers: runs of different lengths are refused") {
  std::vector<float> three(3);
  std::vector<float> two(2);
  const std::array<std::span<float>, 1> short_slot = {two};
  CHECK_THROWS_WITH(update(SGD{}, 1, three, two, {}),
                    "SGD: weights, gradients and 0 slots must be equally long. Received 3 weights, "
                    "2 gradients, 0 slots. Make a slot as long as the weights for each "
                    "slot_count.");
  CHECK_THROWS_AS(update(RMSprop{}, 1, three, three, {}), std::invalid_argument);
  CHECK_THROWS_AS(update(RMSprop{}, 1, three, three, short_slot), std::invalid_argument);
  CHECK_NOTHROW(update(RMSprop{}, 1, two, two, short_slot));
  CHECK_NOTHROW(update(SGD{}, 1, {}, {}, {}));
}
