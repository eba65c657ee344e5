#include "optimisers.hpp"

#include <cmath>

// All five walk over the tensors by place, one weight after the other:
//     for (int i = 0; i < weights.size(); ++i) … weights.data()[i] …
// No weight looks at another one.

// Exercise 1 of 5: downhill.
// The gradient says where the loss rises. Go the other way, learning_rate times as far:
//     weight -= learning_rate · gradient
// Budget: 3 lines.
void sgd(Tensor& weights, const Tensor& gradient, const SGD& options) {
  // ...
  throw cnn::NotWritten(__func__);
}

// Exercise 2 of 5: with momentum.
//     velocity = momentum · velocity - learning_rate · gradient
//     weight  += velocity
// `velocity` must hold the new value when you are done: the next step needs it. Budget: 5 lines.
void sgd_momentum(Tensor& weights, Tensor& velocity, const Tensor& gradient, const SGD& options) {
  // ...
  throw cnn::NotWritten(__func__);
}

// Exercise 3 of 5: with a look ahead.
// The velocity as in exercise 2. Then, with the *new* velocity:
//     weight += momentum · velocity - learning_rate · gradient
// Budget: 5 lines.
void sgd_nesterov(Tensor& weights, Tensor& velocity, const Tensor& gradient, const SGD& options) {
  // ...
  throw cnn::NotWritten(__func__);
}

// Exercise 4 of 5: RMSprop.
//     square  = rho · square + (1 - rho) · gradient²
//     weight -= learning_rate · gradient / (√square + epsilon)
// The root is std::sqrt; epsilon is added after it, so that 0 / 0 cannot happen. Budget: 6 lines.
void rmsprop(Tensor& weights, Tensor& square, const Tensor& gradient, const RMSprop& options) {
  // ...
  throw cnn::NotWritten(__func__);
}

// Exercise 5 of 5: Adam.
// First count this step: the first one is step 1. Then, for every weight:
//     mean   = beta_1 · mean   + (1 - beta_1) · gradient
//     square = beta_2 · square + (1 - beta_2) · gradient²
//     weight -= learning_rate · mean' / (√square' + epsilon)
// where mean' = mean / (1 - beta_1^step) and square' = square / (1 - beta_2^step). The power is
// std::pow(beta, step), the same for all weights; what is kept in `state` is mean and square, not
// mean' and square'. Budget: 12 lines.
void adam(Tensor& weights, AdamState& state, const Tensor& gradient, const Adam& options) {
  // ...
  throw cnn::NotWritten(__func__);
}
