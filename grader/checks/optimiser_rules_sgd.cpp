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
  rule.slips = {
      {"the gradient is added: uphill",
       [=](const WeightMemory& before, double g, int) {
         return WeightMemory{before.weight + rate * g, {}};
       }},
      {"the gradient is taken off whole, without the learning rate",
       [](const WeightMemory& before, double g, int) {
         return WeightMemory{before.weight - g, {}};
       }},
      {"the weight itself gets lost: the answer is the step alone",
       [=](const WeightMemory&, double g, int) {
         return WeightMemory{-rate * g, {}};
       }},
  };
  return rule;
}

OptimiserRule momentum_rule(float learning_rate, float momentum) {
  const double rate = learning_rate;
  const double keep = momentum;
  const auto with = [](double sign_of_gradient, double sign_of_step, double share, double scale) {
    return [=](const WeightMemory& before, double g, int) {
      const double v = share * before.slots[0] + sign_of_gradient * scale * g;
      return WeightMemory{before.weight + sign_of_step * v, {v}};
    };
  };
  OptimiserRule rule;
  rule.function = "sgd_momentum";
  rule.slots = {"velocity"};
  rule.options = {{"learning_rate", learning_rate}, {"momentum", momentum}};
  rule.next = with(-1, 1, keep, rate);
  rule.told = [=](const std::string& part, const WeightMemory& before, double g, int) {
    const double v = keep * before.slots[0] - rate * g;
    std::string text = fmt::format("velocity = {}·{} - {}·{} = {}", factor_text(keep),
                                   factor_text(before.slots[0]), factor_text(rate), factor_text(g),
                                   number_text(v));
    if (part == "velocity") return text;
    return text + fmt::format(", and {} + {} = {}", factor_text(before.weight), factor_text(v),
                              number_text(before.weight + v));
  };
  rule.slips = {
      {"the gradient is added to the velocity: uphill", with(1, 1, keep, rate)},
      {"the velocity is taken off the weight instead of added", with(-1, -1, keep, rate)},
      {"the old velocity is left out", with(-1, 1, 0, rate)},
      {"the old velocity is kept whole, not its share momentum", with(-1, 1, 1, rate)},
      {"the learning rate is left out", with(-1, 1, keep, 1)},
      {"the gradient has the share 1 - momentum", with(-1, 1, keep, rate * (1 - keep))},
      {"the weight goes by the old velocity",
       [=](const WeightMemory& before, double g, int) {
         return WeightMemory{before.weight + before.slots[0], {keep * before.slots[0] - rate * g}};
       }},
  };
  return rule;
}

OptimiserRule nesterov_rule(float learning_rate, float momentum) {
  const double rate = learning_rate;
  const double keep = momentum;
  OptimiserRule rule = momentum_rule(learning_rate, momentum);
  rule.function = "sgd_nesterov";
  const WeightStep plain = rule.next;
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
  rule.slips = {
      {"there is no look ahead: the weight goes by the velocity alone", plain},
      {"the look ahead takes the old velocity instead of the new one",
       [=](const WeightMemory& before, double g, int) {
         const double v = keep * before.slots[0] - rate * g;
         return WeightMemory{before.weight + keep * before.slots[0] - rate * g, {v}};
       }},
      {"the gradient's own step is left out",
       [=](const WeightMemory& before, double g, int) {
         const double v = keep * before.slots[0] - rate * g;
         return WeightMemory{before.weight + keep * v, {v}};
       }},
      {"the gradient is added: uphill",
       [=](const WeightMemory& before, double g, int) {
         const double v = keep * before.slots[0] + rate * g;
         return WeightMemory{before.weight + keep * v + rate * g, {v}};
       }},
  };
  return rule;
}

}  // namespace convlings::checks
