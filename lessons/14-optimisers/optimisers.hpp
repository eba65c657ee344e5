// Lesson 14: the functions that you write in optimisers.cpp.
//
// Each makes one step: it changes `weights`, and what it remembers about them, in place (that is
// what the & in Tensor& says). All tensors of a call have the same shape, any shape. Whoever trains
// keeps the memory between two steps; before the first one it is all zeros.
#pragma once

#include "cnn/core/tensor.hpp"

using cnn::Tensor;

/// Names and defaults are Keras's, here and below.
struct SGD {
  float learning_rate = 0.01F;
  float momentum = 0;  ///< the share of its speed that a weight keeps from step to step
};

struct RMSprop {
  float learning_rate = 0.001F;
  float rho = 0.9F;  ///< the share of the old mean
  float epsilon = 1e-7F;
};

struct Adam {
  float learning_rate = 0.001F;
  float beta_1 = 0.9F;    ///< the share of the old mean of gradients
  float beta_2 = 0.999F;  ///< the share of the old mean of squares
  float epsilon = 1e-7F;
};

/// What Adam remembers.
struct AdamState {
  Tensor mean;    ///< of the gradients so far
  Tensor square;  ///< the mean of their squares
  int step = 0;   ///< how many steps have been made
};

/// One step downhill. Uses the learning rate only.
void sgd(Tensor& weights, const Tensor& gradient, const SGD& options);

/// A step of a weight that has speed.
/// velocity: how far each weight went in the last step; becomes how far it goes in this one.
void sgd_momentum(Tensor& weights, Tensor& velocity, const Tensor& gradient, const SGD& options);

/// The same with a look ahead (Nesterov): the weight goes where the new velocity would take it
/// next, plus the step that the gradient asks for now.
void sgd_nesterov(Tensor& weights, Tensor& velocity, const Tensor& gradient, const SGD& options);

/// A step of the same length for steep and flat directions.
/// square: the mean of the squared gradients so far; takes this gradient in.
void rmsprop(Tensor& weights, Tensor& square, const Tensor& gradient, const RMSprop& options);

/// Momentum and RMSprop together, corrected for means that begin at 0.
/// state: takes this gradient in and counts this step.
void adam(Tensor& weights, AdamState& state, const Tensor& gradient, const Adam& options);
