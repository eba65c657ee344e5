// The rules that lesson 14 is checked with make the library's steps, and tell them in words.
#include <catch2_either.hpp>
#include <vector>

#include "checks/optimiser_rules.hpp"
#include "cnn/core/random.hpp"
#include "cnn/nn/optimizers/optimizer.hpp"

using namespace convlings::checks;

namespace {

/// Ten steps of both from the same weight, each with a gradient of its own.
void check_same_steps(const OptimiserRule& rule, const cnn::Optimizer& optimiser) {
  cnn::Random random(3);
  WeightMemory memory{2, std::vector<double>(rule.slots.size())};
  std::vector<float> weights = {2};
  std::vector<std::vector<float>> slots(rule.slots.size(), std::vector<float>(1));
  for (int step = 1; step <= 10; ++step) {
    const auto gradient = static_cast<float>(random.integer(1, 8) * (step % 3 == 0 ? -1 : 1));
    memory = rule.next(memory, gradient, step);
    const std::vector<std::span<float>> views(slots.begin(), slots.end());
    cnn::update(optimiser, step, weights, std::vector<float>{gradient}, views);
    CAPTURE(rule.function, step);
    CHECK(memory.weight == Catch::Approx(weights[0]).margin(1e-5));
    for (std::size_t i = 0; i < slots.size(); ++i) {
      CHECK(memory.slots[i] == Catch::Approx(slots[i][0]).margin(1e-5));
    }
  }
}

}  // namespace

TEST_CASE("optimiser rules: in double precision they go where the library goes") {
  check_same_steps(sgd_rule(0.1F), cnn::SGD{.learning_rate = 0.1F});
  check_same_steps(momentum_rule(0.1F, 0.9F), cnn::SGD{.learning_rate = 0.1F, .momentum = 0.9F});
  check_same_steps(nesterov_rule(0.1F, 0.9F),
                   cnn::SGD{.learning_rate = 0.1F, .momentum = 0.9F, .nesterov = true});
  check_same_steps(rmsprop_rule(0.1F, 0.8F), cnn::RMSprop{.learning_rate = 0.1F, .rho = 0.8F});
  check_same_steps(adam_rule(0.1F), cnn::Adam{.learning_rate = 0.1F});
}

TEST_CASE("optimiser rules: a step is told in the numbers of its call") {
  const OptimiserRule momentum = momentum_rule(0.5F, 0.75F);
  CHECK(momentum.told("weights", {5, {2}}, 4, 1) ==
        "velocity = 0.75·2 - 0.5·4 = -0.5, and 5 + (-0.5) = 4.5");
  const OptimiserRule rmsprop = rmsprop_rule(0.5F, 0.75F, 1);
  CHECK(rmsprop.told("weights", {5, {0}}, -4, 1) ==
        "square = 0.75·0 + 0.25·(-4)² = 4, and 5 - 0.5·(-4) / (√4 + 1) = 5.667");
  const OptimiserRule adam = adam_rule(0.5F, 0.75F, 0.5F, 0);
  CHECK(adam.told("mean", {5, {0, 0}}, 4, 1) == "mean = 0.75·0 + 0.25·4 = 1");
  CHECK(adam.told("weights", {5, {0, 0}}, 4, 1) ==
        "mean = 0.75·0 + 0.25·4 = 1, square = 0.5·0 + 0.5·4² = 8. This is step 1: mean' = 1 / (1 - "
        "0.75^1) = 4, square' = 8 / (1 - 0.5^1) = 16, and 5 - 0.5·4 / (√16 + 0) = 4.5");
}
