// Checks of optimisers: single steps, runs of steps, and whether they get to the bottom.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "checks/calling.hpp"
#include "checks/optimiser_rules.hpp"
#include "cnn/core/tensor.hpp"

namespace convlings::checks {

/// What travels from step to step. All tensors have one shape.
struct OptimiserState {
  cnn::Tensor weights;
  std::vector<cnn::Tensor> slots;  ///< as the rule names them
  int steps = 0;                   ///< made so far
};

/// The state before the first step.
OptimiserState at_rest(const OptimiserRule& rule, const cnn::Tensor& weights);

/// The student's step, asked for one part: "weights", a slot's name, or "step".
Call after(const std::string& part, const OptimiserRule& rule, const OptimiserState& state,
           const cnn::Tensor& gradient);

/// One step from `state`: memory first, then weights, each held against the rule. Returns the
/// student's state after it. `when` begins the arithmetic of a wrong cell: "In step 3: ".
OptimiserState check_step(const OptimiserRule& rule, const OptimiserState& state,
                          const cnn::Tensor& gradient, const std::string& when = "");

/// A bowl: half of curvature · (weight - centre)² for each weight. Its gradient at `weights`.
struct Bowl {
  cnn::Tensor curvature;
  cnn::Tensor centre;

  cnn::Tensor gradient(const cnn::Tensor& weights) const;
};

/// Several steps into the bowl, each from what the student's last step left.
void check_run(const OptimiserRule& rule, const cnn::Tensor& start, const Bowl& bowl, int steps);

/// After `steps` steps every weight is within `distance` of the centre.
void check_reaches_bottom(const OptimiserRule& rule, const cnn::Tensor& start, const Bowl& bowl,
                          int steps, double distance);

}  // namespace convlings::checks
