#include <fmt/format.h>

#include <cmath>

#include "checks/optimiser_rules.hpp"
#include "story/story.hpp"

namespace convlings::checks {
namespace {

/// The mean that keeps `share` of the old one.
double mixed(double share, double old, double now) { return share * old + (1 - share) * now; }

}  // namespace

OptimiserRule rmsprop_rule(float learning_rate, float rho, float epsilon) {
  const double rate = learning_rate;
  const double keep = rho;
  const double small = epsilon;
  const auto with = [=](auto mean, auto divisor) {
    return [=](const WeightMemory& before, double g, int) {
      const double s = mean(before.slots[0], g);
      return WeightMemory{before.weight - rate * g / divisor(s), {s}};
    };
  };
  const auto mean = [=](double s, double g) { return mixed(keep, s, g * g); };
  const auto root = [=](double s) { return std::sqrt(s) + small; };
  OptimiserRule rule;
  rule.function = "rmsprop";
  rule.slots = {"square"};
  rule.options = {{"learning_rate", learning_rate}, {"rho", rho}, {"epsilon", epsilon}};
  rule.next = with(mean, root);
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
  rule.slips = {
      {"the gradient is not squared",
       with([=](double s, double g) { return mixed(keep, s, g); }, root)},
      {"rho and 1 - rho change places",
       with([=](double s, double g) { return mixed(1 - keep, s, g * g); }, root)},
      {"the new square is added whole, without its share 1 - rho",
       with([=](double s, double g) { return keep * s + g * g; }, root)},
      {"the old mean is forgotten",
       with([=](double, double g) { return (1 - keep) * g * g; }, root)},
      {"no root is taken", with(mean, [=](double s) { return s + small; })},
      {"epsilon is added under the root",
       with(mean, [=](double s) { return std::sqrt(s + small); })},
      {"epsilon is left out", with(mean, [](double s) { return std::sqrt(s); })},
      {"the gradient is added: uphill",
       [=](const WeightMemory& before, double g, int) {
         const double s = mean(before.slots[0], g);
         return WeightMemory{before.weight + rate * g / root(s), {s}};
       }},
  };
  return rule;
}

OptimiserRule adam_rule(float learning_rate, float beta_1, float beta_2, float epsilon) {
  const double rate = learning_rate;
  const double b1 = beta_1;
  const double b2 = beta_2;
  const double small = epsilon;
  /// With the shares of full means that have been collected.
  const auto with = [=](auto mean_share, auto square_share) {
    return [=](const WeightMemory& before, double g, int step) {
      const double m = mixed(b1, before.slots[0], g);
      const double s = mixed(b2, before.slots[1], g * g);
      const double mean = m / mean_share(step);
      const double square = s / square_share(step);
      return WeightMemory{before.weight - rate * mean / (std::sqrt(square) + small), {m, s}};
    };
  };
  const auto share = [](double beta) {
    return [beta](int step) { return 1 - std::pow(beta, step); };
  };
  const auto whole = [](int) { return 1.0; };
  const auto unpowered = [](double beta) { return [beta](int) { return 1 - beta; }; };
  const auto shifted = [](double beta, int by) {
    return [=](int step) { return 1 - std::pow(beta, step + by); };
  };
  OptimiserRule rule;
  rule.function = "adam";
  rule.slots = {"mean", "square"};
  rule.counts_steps = true;
  rule.options = {{"learning_rate", learning_rate},
                  {"beta_1", beta_1},
                  {"beta_2", beta_2},
                  {"epsilon", epsilon}};
  rule.next = with(share(b1), share(b2));
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
    const double full_mean = after.slots[0] / share(b1)(step);
    const double full_square = after.slots[1] / share(b2)(step);
    return fmt::format(
        "{}, {}. This is step {}: mean' = {} / (1 - {}^{}) = {}, square' = {} / (1 - {}^{}) = {}, "
        "and {} - {}·{} / (√{} + {}) = {}",
        mean, square, step, factor_text(after.slots[0]), factor_text(b1), step,
        number_text(full_mean), factor_text(after.slots[1]), factor_text(b2), step,
        number_text(full_square), factor_text(before.weight), factor_text(rate),
        factor_text(full_mean), number_text(full_square), number_text(small),
        number_text(after.weight));
  };
  rule.slips = {
      {"nothing is corrected for means that begin at 0", with(whole, whole)},
      {"the mean is not corrected", with(whole, share(b2))},
      {"the square is not corrected", with(share(b1), whole)},
      {"the betas have no power: beta instead of beta^step", with(unpowered(b1), unpowered(b2))},
      {"the power is one too small: the first step is step 1",
       with(shifted(b1, -1), shifted(b2, -1))},
      {"the power is one too large: the first step is step 1",
       with(shifted(b1, 1), shifted(b2, 1))},
      {"the corrections of mean and square change places", with(share(b2), share(b1))},
      {"epsilon is left out",
       [=](const WeightMemory& before, double g, int step) {
         const double m = mixed(b1, before.slots[0], g);
         const double s = mixed(b2, before.slots[1], g * g);
         const double mean = m / share(b1)(step);
         return WeightMemory{before.weight - rate * mean / std::sqrt(s / share(b2)(step)), {m, s}};
       }},
      {"no root is taken",
       [=](const WeightMemory& before, double g, int step) {
         const double m = mixed(b1, before.slots[0], g);
         const double s = mixed(b2, before.slots[1], g * g);
         return WeightMemory{
             before.weight - rate * (m / share(b1)(step)) / (s / share(b2)(step) + small), {m, s}};
       }},
      {"the gradient is added: uphill",
       [=, next = rule.next](const WeightMemory& before, double g, int step) {
         WeightMemory after = next(before, g, step);
         after.weight = 2 * before.weight - after.weight;
         return after;
       }},
      {"the gradient is not squared",
       [=](const WeightMemory& before, double g, int) {
         return WeightMemory{before.weight,
                             {mixed(b1, before.slots[0], g), mixed(b2, before.slots[1], g)}};
       }},
      {"beta and 1 - beta change places",
       [=](const WeightMemory& before, double g, int) {
         return WeightMemory{
             before.weight,
             {mixed(1 - b1, before.slots[0], g), mixed(1 - b2, before.slots[1], g * g)}};
       }},
      {"beta_1 and beta_2 change places",
       [=](const WeightMemory& before, double g, int) {
         return WeightMemory{before.weight,
                             {mixed(b2, before.slots[0], g), mixed(b1, before.slots[1], g * g)}};
       }},
  };
  return rule;
}

}  // namespace convlings::checks
