#include "cnn/nn/optimizers/optimizer.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <stdexcept>

#include "cnn/nn/optimizers/steps.hpp"

namespace cnn {
namespace {

/// Each optimiser's name, the numbers that it remembers for a weight, and its options in words.
const char* name(const SGD& /*sgd*/) { return "SGD"; }
const char* name(const RMSprop& /*rmsprop*/) { return "RMSprop"; }
const char* name(const Adam& /*adam*/) { return "Adam"; }

int slots_of(const SGD& sgd) { return sgd.momentum == 0 ? 0 : 1; }
int slots_of(const RMSprop& /*rmsprop*/) { return 1; }
int slots_of(const Adam& /*adam*/) { return 2; }

std::string options(const SGD& sgd) {
  return fmt::format("momentum={}, nesterov={}", sgd.momentum, sgd.nesterov);
}
std::string options(const RMSprop& rmsprop) {
  return fmt::format("rho={}, epsilon={}", rmsprop.rho, rmsprop.epsilon);
}
std::string options(const Adam& adam) {
  return fmt::format("beta_1={}, beta_2={}, epsilon={}", adam.beta_1, adam.beta_2, adam.epsilon);
}

void require_learning_rate(const char* who, float rate) {
  if (rate >= 0 && std::isfinite(rate)) return;
  throw std::invalid_argument(
      fmt::format("{}: learning_rate must be a number from 0 on. Received learning_rate={}. Try "
                  "0.001.",
                  who, rate));
}

void require_share(const char* who, const char* option, float share) {
  if (share >= 0 && share < 1) return;
  throw std::invalid_argument(
      fmt::format("{0}: {1} is a share of the past, 0 <= {1} < 1. Received {1}={2}. Try 0.9.", who,
                  option, share));
}

void require_epsilon(const char* who, float epsilon) {
  if (epsilon >= 0 && std::isfinite(epsilon)) return;
  throw std::invalid_argument(fmt::format(
      "{}: epsilon must be a number from 0 on. Received epsilon={}. Try 1e-7.", who, epsilon));
}

void require_options(const SGD& sgd) {
  require_share("SGD", "momentum", sgd.momentum);
  if (!sgd.nesterov || sgd.momentum > 0) return;
  throw std::invalid_argument(
      "SGD: nesterov looks ahead along the momentum, so there must be one. Received momentum=0. "
      "Try momentum=0.9.");
}

void require_options(const RMSprop& rmsprop) {
  require_share("RMSprop", "rho", rmsprop.rho);
  require_epsilon("RMSprop", rmsprop.epsilon);
}

void require_options(const Adam& adam) {
  require_share("Adam", "beta_1", adam.beta_1);
  require_share("Adam", "beta_2", adam.beta_2);
  require_epsilon("Adam", adam.epsilon);
}

void require_runs(const char* who, int slot_count, std::size_t length, std::size_t gradients,
                  std::span<const std::span<float>> slots) {
  const bool fit = gradients == length && slots.size() == static_cast<std::size_t>(slot_count) &&
                   std::all_of(slots.begin(), slots.end(),
                               [&](const auto& slot) { return slot.size() == length; });
  if (fit) return;
  throw std::invalid_argument(
      fmt::format("{}: weights, gradients and {} slots must be equally long. Received {} weights, "
                  "{} gradients, {} slots. Make a slot as long as the weights for each slot_count.",
                  who, slot_count, length, gradients, slots.size()));
}

}  // namespace

std::string to_string(const Optimizer& optimizer) {
  return std::visit(
      [](const auto& one) {
        return fmt::format("{}(learning_rate={}, {})", name(one), one.learning_rate, options(one));
      },
      optimizer);
}

float learning_rate(const Optimizer& optimizer) {
  return std::visit([](const auto& one) { return one.learning_rate; }, optimizer);
}

int slot_count(const Optimizer& optimizer) {
  return std::visit([](const auto& one) { return slots_of(one); }, optimizer);
}

void require_valid(const Optimizer& optimizer) {
  std::visit(
      [](const auto& one) {
        require_learning_rate(name(one), one.learning_rate);
        require_options(one);
      },
      optimizer);
}

void update(const Optimizer& optimizer, std::int64_t step, std::span<float> weights,
            std::span<const float> gradients, std::span<const std::span<float>> slots) {
  std::visit(
      [&](const auto& one) {
        require_runs(name(one), slots_of(one), weights.size(), gradients.size(), slots);
        take_step(one, step, weights, gradients.data(), slots);
      },
      optimizer);
}

}  // namespace cnn
