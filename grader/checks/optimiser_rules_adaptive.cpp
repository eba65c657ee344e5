#include <fmt/format.h>

#include <cmath>

#include "checks/optimiser_rules.hpp"
#include "story/story.hpp"

namespace convlings::checks {
namespace {

/// The mean that keeps `share` of the old one.
double mixed(double share, double old, double now) { return share * old + (1 - share) * now; }

/// What of a full mean has been collected after so many steps.
double share(double beta, int step) { return 1 - std::pow(beta, step); }

}  // namespace

OptimiserRule rmsprop_rule(float learning_rate, float rho, float epsilon) {
  const double rate = learning_rate;
  const double keep = rho;
  const double small = epsilon;
  const auto mean = [=](double s, double g) { return mixed(keep, s, g * g); };
  const auto root = [=](double s) { return std::sqrt(s) + small; };
  OptimiserRule rule;
  rule.function = "rmsprop";
  rule.slots = {"square"};
  rule.options = {{"learning_rate", learning_rate}, {"rho", rho}, {"epsilon", epsilon}};
  rule.next = [=](const WeightMemory& before, double g, int) {
    const double s = mean(before.slots[0], g);
    return WeightMemory{before.weight - rate * g / root(s), {s}};
  };
  rule.told = [=](const std::string& part, const WeightMemory& before, double g, int) {
    const double s = mean(before.slots[0], g);
    std::string text =
        fmt::format("square = {}·{} + {}·{}² = {}", factor_text(keep), factor_text(before.slots[0]),
                    factor_text(1 - keep), factor_text(g), number_text(s));
    if (part == "square") return text;
    return text + fmt::format(", and {} - {}·{} / (√{} + {}) = {}", factor_text(before.weight),
                              factor_text(rate), factor_text(g), number_text(s), number_text(small),
                              number_text(before.weight - rate * g / root(s)));
  };
  return rule;
}

OptimiserRule adam_rule(float learning_rate, float beta_1, float beta_2, float epsilon) {
  const double rate = learning_rate;
  const double b1 = beta_1;
  const double b2 = beta_2;
  const double small = epsilon;
  OptimiserRule rule;
  rule.function = "adam";
  rule.slots = {"mean", "square"};
  rule.counts_steps = true;
  rule.options = {{"learning_rate", learning_rate},
                  {"beta_1", beta_1},
                  {"beta_2", beta_2},
                  {"epsilon", epsilon}};
  rule.next = [=](const WeightMemory& before, double g, int step) {
    const double m = mixed(b1, before.slots[0], g);
    const double s = mixed(b2, before.slots[1], g * g);
    const double mean = m / share(b1, step);
    const double square = s / share(b2, step);
    return WeightMemory{before.weight - rate * mean / (std::sqrt(square) + small), {m, s}};
  };
  rule.told = [=, next = rule.next](const std::string& part, const WeightMemory& before, double g,
                                    int step) {
    const WeightMemory after = next(before, g, step);
    std::string mean =
        fmt::format("mean = {}·{} + {}·{} = {}", factor_text(b1), factor_text(before.slots[0]),
                    factor_text(1 - b1), factor_text(g), number_text(after.slots[0]));
    std::string square =
        fmt::format("square = {}·{} + {}·{}² = {}", factor_text(b2), factor_text(before.slots[1]),
                    factor_text(1 - b2), factor_text(g), number_text(after.slots[1]));
    if (part == "mean") return mean;
    if (part == "square") return square;
    const double full_mean = after.slots[0] / share(b1, step);
    const double full_square = after.slots[1] / share(b2, step);
    return fmt::format(
        "{}, {}. This is step {}: mean' = {} / (1 - {}^{}) = {}, square' = {} / (1 - {}^{}) = {}, "
        "and {} - {}·{} / (√{} + {}) = {}",
        mean, square, step, factor_text(after.slots[0]), factor_text(b1), step,
        number_text(full_mean), factor_text(after.slots[1]), factor_text(b2), step,
        number_text(full_square), factor_text(before.weight), factor_text(rate),
        factor_text(full_mean), number_text(full_square), number_text(small),
        number_text(after.weight));
  };
  return rule;
}

}  // namespace convlings::checks
