#include "optimisers.hpp"

#include "runner/call_table.hpp"

namespace {

// One step, on copies of what the checker sends; it asks for weights and memory one by one.

/// sgd uses the learning rate only; a momentum is there, so that it shows when it does not.
Tensor weights_after_sgd(Tensor weights, const Tensor& gradient, float learning_rate) {
  sgd(weights, gradient, {.learning_rate = learning_rate, .momentum = 0.5F});
  return weights;
}

using Momentum = void (*)(Tensor&, Tensor&, const Tensor&, const SGD&);

template <Momentum function>
Tensor weights_after(Tensor weights, Tensor velocity, const Tensor& gradient, float learning_rate,
                     float momentum) {
  function(weights, velocity, gradient, {.learning_rate = learning_rate, .momentum = momentum});
  return weights;
}

template <Momentum function>
Tensor velocity_after(Tensor weights, Tensor velocity, const Tensor& gradient, float learning_rate,
                      float momentum) {
  function(weights, velocity, gradient, {.learning_rate = learning_rate, .momentum = momentum});
  return velocity;
}

Tensor weights_after_rmsprop(Tensor weights, Tensor square, const Tensor& gradient,
                             float learning_rate, float rho, float epsilon) {
  rmsprop(weights, square, gradient,
          {.learning_rate = learning_rate, .rho = rho, .epsilon = epsilon});
  return weights;
}

Tensor square_after_rmsprop(Tensor weights, Tensor square, const Tensor& gradient,
                            float learning_rate, float rho, float epsilon) {
  rmsprop(weights, square, gradient,
          {.learning_rate = learning_rate, .rho = rho, .epsilon = epsilon});
  return square;
}

/// Everything that a step of Adam changes.
struct AdamStep {
  Tensor weights;
  AdamState state;
};

template <typename Part, Part (*part)(const AdamStep&)>
Part after_adam(const Tensor& weights, const Tensor& mean, const Tensor& square, int step,
                const Tensor& gradient, float learning_rate, float beta_1, float beta_2,
                float epsilon) {
  AdamStep made = {weights, {.mean = mean, .square = square, .step = step}};
  adam(made.weights, made.state, gradient,
       {.learning_rate = learning_rate, .beta_1 = beta_1, .beta_2 = beta_2, .epsilon = epsilon});
  return part(made);
}

Tensor weights_of(const AdamStep& made) { return made.weights; }
Tensor mean_of(const AdamStep& made) { return made.state.mean; }
Tensor square_of(const AdamStep& made) { return made.state.square; }
int step_of(const AdamStep& made) { return made.state.step; }

}  // namespace

convlings::CallTable convlings::lesson_calls() {
  CallTable calls;
  calls.add("weights after sgd", &weights_after_sgd);
  calls.add("weights after sgd_momentum", &weights_after<&sgd_momentum>);
  calls.add("velocity after sgd_momentum", &velocity_after<&sgd_momentum>);
  calls.add("weights after sgd_nesterov", &weights_after<&sgd_nesterov>);
  calls.add("velocity after sgd_nesterov", &velocity_after<&sgd_nesterov>);
  calls.add("weights after rmsprop", &weights_after_rmsprop);
  calls.add("square after rmsprop", &square_after_rmsprop);
  calls.add("weights after adam", &after_adam<Tensor, &weights_of>);
  calls.add("mean after adam", &after_adam<Tensor, &mean_of>);
  calls.add("square after adam", &after_adam<Tensor, &square_of>);
  calls.add("step after adam", &after_adam<int, &step_of>);
  return calls;
}
