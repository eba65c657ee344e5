// The lesson's optimisers in double precision, one weight at a time, with every step in words.
#pragma once

#include <functional>
#include <string>
#include <utility>
#include <vector>

namespace convlings::checks {

/// A weight and what its optimiser remembers of it: velocity, or mean and square.
struct WeightMemory {
  double weight = 0;
  std::vector<double> slots;
};

/// One step: `step` is 1 for the first.
using WeightStep =
    std::function<WeightMemory(const WeightMemory& before, double gradient, int step)>;

/// An optimiser with its options.
struct OptimiserRule {
  std::string function;                                ///< "adam"
  std::vector<std::string> slots;                      ///< {"mean", "square"}
  bool counts_steps = false;                           ///< its function is told the steps made
  std::vector<std::pair<std::string, float>> options;  ///< in the order of its call
  WeightStep next;

  /// The arithmetic of one part, "weights" or a slot: "0.9·2 - 0.5·4 = -0.2, and 5 - 0.2 = 4.8".
  std::function<std::string(const std::string& part, const WeightMemory& before, double gradient,
                            int step)>
      told;
};

OptimiserRule sgd_rule(float learning_rate);
OptimiserRule momentum_rule(float learning_rate, float momentum);
OptimiserRule nesterov_rule(float learning_rate, float momentum);
OptimiserRule rmsprop_rule(float learning_rate, float rho = 0.9F, float epsilon = 1e-7F);
OptimiserRule adam_rule(float learning_rate, float beta_1 = 0.9F, float beta_2 = 0.999F,
                        float epsilon = 1e-7F);

}  // namespace convlings::checks
