#include <fmt/format.h>

#include "checks/optimiser_rules.hpp"
#include "story/story.hpp"

namespace convlings::checks {

OptimiserRule sgd_rule(float learning_rate) {
  const double rate = learning_rate;
  OptimiserRule rule;
  rule.function = "sgd";
  rule.options = {{"learning_rate", learning_rate}};
  rule.next = [=](const WeightMemory& before, double g, int) {
    return WeightMemory{before.weight - rate * g, {}};
  };
  rule.told = [=](const std::string&, const WeightMemory& before, double g, int) {
    return fmt::format("{} - {}·{} = {}", factor_text(before.weight), factor_text(rate),
                       factor_text(g), number_text(before.weight - rate * g));
  };
  return rule;
}

OptimiserRule momentum_rule(float learning_rate, float momentum) {
  const double rate = learning_rate;
  const double keep = momentum;
  OptimiserRule rule;
  rule.function = "sgd_momentum";
  rule.slots = {"velocity"};
  rule.options = {{"learning_rate", learning_rate}, {"momentum", momentum}};
  rule.next = [=](const WeightMemory& before, double g, int) {
    const double v = keep * before.slots[0] - rate * g;
    return WeightMemory{before.weight + v, {v}};
  };
  rule.told = [=](const std::string& part, const WeightMemory& before, double g, int) {
    const double v = keep * before.slots[0] - rate * g;
    std::string text = fmt::format("velocity = {}·{} - {}·{} = {}", factor_text(keep),
                                   factor_text(before.slots[0]), factor_text(rate), factor_text(g),
                                   number_text(v));
    if (part == "velocity") return text;
    return text + fmt::format(", and {} + {} = {}", factor_text(before.weight), factor_text(v),
                              number_text(before.weight + v));
  };
  return rule;
}

OptimiserRule nesterov_rule(float learning_rate, float momentum) {
  const double rate = learning_rate;
  const double keep = momentum;
  OptimiserRule rule = momentum_rule(learning_rate, momentum);
  rule.function = "sgd_nesterov";
  rule.next = [=](const WeightMemory& before, double g, int) {
    const double v = keep * before.slots[0] - rate * g;
    return WeightMemory{before.weight + keep * v - rate * g, {v}};
  };
  rule.told = [=](const std::string& part, const WeightMemory& before, double g, int) {
    const double v = keep * before.slots[0] - rate * g;
    std::string text = fmt::format("velocity = {}·{} - {}·{} = {}", factor_text(keep),
                                   factor_text(before.slots[0]), factor_text(rate), factor_text(g),
                                   number_text(v));
    if (part == "velocity") return text;
    return text + fmt::format(", and {} + {}·{} - {}·{} = {}", factor_text(before.weight),
                              factor_text(keep), factor_text(v), factor_text(rate), factor_text(g),
                              number_text(before.weight + keep * v - rate * g));
  };
  return rule;
}

}  // namespace convlings::checks
