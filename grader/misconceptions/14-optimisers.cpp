// Lesson 14: steps uphill, memories that are not kept, roots and shares that are forgotten.
#include "optimisers.hpp"

#include <cmath>

#include "misconceptions/misconception.hpp"

using convlings::AlsoNeeded;
using convlings::Misconception;

namespace {

const char* const three_rates = "Worked example: three learning rates";
const char* const valley = "A narrow valley";
const char* const turn = "Your turn";

/// How many of the weights a loop walks over.
int walked(const Tensor& weights, bool first_axis) {
  return first_axis ? weights.shape()[0] : static_cast<int>(weights.size());
}

const Misconception uphill("sgd.uphill",
                           "You add the gradient: that goes uphill. Take learning_rate · gradient "
                           "off the weight.",
                           three_rates);
const Misconception without_rate("sgd.without_rate",
                                 "You take the whole gradient off. Take only its share "
                                 "learning_rate · gradient.",
                                 three_rates);
const Misconception step_alone("sgd.step_alone",
                               "Your weight becomes the step alone. Take the step off the old "
                               "weight, with -=.",
                               three_rates);
const Misconception only_first_weight(
    "sgd.only_first_weight",
    "You move the first weight only. Every weight goes against its own gradient: loop over "
    "weights.size().",
    turn);
const Misconception last_left_out("sgd.last_left_out",
                                  "You leave the last weight where it is. The loop runs while i < "
                                  "weights.size().",
                                  turn);
const Misconception first_axis("sgd.first_axis",
                               "You stop after shape()[0] weights: that is the length of the first "
                               "axis. All weights are weights.size().",
                               turn);
const Misconception first_gradient(
    "sgd.first_gradient",
    "You move every weight by the first gradient. Each has its own: gradient.data()[i].", turn);
const Misconception sign_only("sgd.sign_only",
                              "Your steps have the gradient's sign but not its size. The step is "
                              "learning_rate · gradient.",
                              three_rates);
const Misconception fixed_rate("sgd.fixed_rate",
                               "Your learning rate is always 0.01. Take options.learning_rate.",
                               three_rates);
const Misconception weights_stay(
    "sgd.weights_stay",
    "Your weights stay as they were. Change `weights` itself, not a copy: weights.data()[i] -= …",
    turn);
const Misconception times_weight(
    "sgd.times_weight",
    "You multiply the step by the weight. The step is learning_rate · gradient, wherever the "
    "weight is.",
    three_rates);
const Misconception shared_step(
    "sgd.shared_step",
    "You divide each step by the number of weights. No weight looks at another one.", three_rates);
const Misconception momentum_used(
    "sgd.momentum_used",
    "Your step depends on options.momentum. This one uses the learning rate only: learning_rate · "
    "gradient.",
    three_rates);

const AlsoNeeded sgd_run("sgd: five steps down a bowl",
                         "it shows the student the first step of a real descent that goes wrong");
const AlsoNeeded sgd_bottom("sgd: it gets to the bottom",
                            "it asks for what an optimiser is for, whatever the rule looks like");

}  // namespace

void sgd(Tensor& weights, const Tensor& gradient, const SGD& options) {
  int count = only_first_weight ? 1 : walked(weights, !!first_axis);
  if (last_left_out) --count;
  for (int i = 0; i < count; ++i) {
    float& weight = weights.data()[i];
    const float g = gradient.data()[first_gradient ? 0 : i];
    const float sign = g > 0 ? 1.0F : g < 0 ? -1.0F : 0.0F;
    float step = (without_rate ? 1
                  : fixed_rate ? 0.01F
                               : options.learning_rate) *
                 (sign_only ? sign : g);
    if (momentum_used) step *= 1 - options.momentum;
    if (uphill) step = -step;
    if (times_weight) step *= weight;
    if (shared_step) step /= static_cast<float>(weights.size());
    if (!weights_stay) weight = (step_alone ? 0 : weight) - step;
  }
}

namespace {

const Misconception pushed_uphill("sgd_momentum.uphill",
                                  "You add the gradient to the velocity: that goes uphill. It is "
                                  "momentum · velocity - learning_rate · gradient.",
                                  valley);
const Misconception velocity_taken_off(
    "sgd_momentum.velocity_taken_off",
    "You take the velocity off the weight. It points downhill already: weight += velocity.",
    valley);
const Misconception old_forgotten(
    "sgd_momentum.old_forgotten",
    "You forget the old velocity. The new one is momentum · velocity - learning_rate · gradient.",
    valley);
const Misconception old_kept_whole(
    "sgd_momentum.old_kept_whole",
    "You keep all of the old velocity, so nothing ever slows down. Keep its share momentum · "
    "velocity.",
    valley);
const Misconception fixed_momentum("sgd_momentum.fixed_momentum",
                                   "Your momentum is always 0.9. Take options.momentum.", valley);
const Misconception velocity_not_kept(
    "sgd_momentum.velocity_not_kept",
    "`velocity` stays as it was. Store the new one in it: the next step needs it.", turn);
const Misconception one_minus_momentum(
    "sgd_momentum.one_minus_momentum",
    "You give the gradient the share 1 - momentum. This is no mean: it counts learning_rate · "
    "gradient in full.",
    valley);
const Misconception moved_by_old(
    "sgd_momentum.moved_by_old",
    "You move the weight by the old velocity. First make the new velocity, then add that one.",
    valley);
const Misconception push_without_rate(
    "sgd_momentum.without_rate",
    "You leave the learning rate out. The velocity changes by -learning_rate · gradient.", valley);
const Misconception rate_in_the_step(
    "sgd_momentum.rate_in_the_step",
    "You keep a velocity without the learning rate and multiply later. Here velocity is how far "
    "the weight goes: momentum · velocity - learning_rate · gradient.",
    valley);
const Misconception points_uphill(
    "sgd_momentum.points_uphill",
    "Your velocity adds up gradients and points uphill, and you take learning_rate times it off. "
    "Here it is how far the weight goes: momentum · velocity - learning_rate · gradient.",
    valley);
const Misconception both_slowed(
    "sgd_momentum.both_slowed",
    "You multiply the gradient by momentum, too. Only the old velocity has that share.", valley);
const Misconception looks_ahead(
    "sgd_momentum.looks_ahead",
    "You look ahead, as Nesterov does. Here the weight goes by the velocity alone: weight += "
    "velocity.",
    valley);
const Misconception velocity_unused(
    "sgd_momentum.velocity_unused",
    "You move the weight by the gradient alone. Add the velocity, which has the gradient in it.",
    valley);
const Misconception weight_set("sgd_momentum.weight_set",
                               "Your weight becomes the velocity. Add the velocity to it, with +=.",
                               valley);
const Misconception momentum_first_axis(
    "sgd_momentum.first_axis",
    "You stop after shape()[0] weights: that is the length of the first axis. All weights are "
    "weights.size().",
    turn);
const Misconception momentum_weights_stay(
    "sgd_momentum.weights_stay",
    "Your weights stay as they were. Add the new velocity to them: weights.data()[i] += …", turn);

const AlsoNeeded momentum_run(
    "sgd_momentum: five steps down a bowl",
    "it shows the student the first step of a real descent that goes wrong");

}  // namespace

void sgd_momentum(Tensor& weights, Tensor& velocity, const Tensor& gradient, const SGD& options) {
  const float momentum = old_forgotten    ? 0.0F
                         : old_kept_whole ? 1.0F
                         : fixed_momentum ? 0.9F
                                          : options.momentum;
  float rate = push_without_rate ? 1 : options.learning_rate;
  if (one_minus_momentum) rate *= 1 - options.momentum;
  if (pushed_uphill) rate = -rate;
  for (int i = 0; i < walked(weights, !!momentum_first_axis); ++i) {
    const float old = velocity.data()[i];
    const float g = gradient.data()[i];
    const float push = -rate * g * (both_slowed ? options.momentum : 1);
    float fresh = momentum * old + push;
    float step = moved_by_old      ? old
                 : velocity_unused ? push
                 : looks_ahead     ? momentum * fresh + push
                                   : fresh;
    if (rate_in_the_step) {
      fresh = momentum * old - g;
      step = rate * fresh;
    }
    if (points_uphill) {
      fresh = momentum * old + g;
      step = -rate * fresh;
    }
    if (velocity_taken_off) step = -step;
    if (!velocity_not_kept) velocity.data()[i] = fresh;
    float& weight = weights.data()[i];
    if (!momentum_weights_stay) weight = (weight_set ? 0 : weight) + step;
  }
}

namespace {

const Misconception no_look_ahead(
    "sgd_nesterov.no_look_ahead",
    "Your weight goes by the velocity alone, as in sgd_momentum. To look ahead, take the new "
    "velocity once more: momentum · velocity - learning_rate · gradient.",
    valley);
const Misconception own_step_left_out(
    "sgd_nesterov.own_step_left_out",
    "You leave the gradient's own step out. The weight goes by momentum · velocity - learning_rate "
    "· gradient.",
    valley);
const Misconception nesterov_uphill(
    "sgd_nesterov.uphill",
    "You add the gradient, in velocity and weight: that goes uphill. Take learning_rate · gradient "
    "off in both places.",
    valley);
const Misconception ahead_whole(
    "sgd_nesterov.ahead_whole",
    "You add the whole new velocity and the gradient's step. Of the velocity it is the share "
    "momentum · velocity.",
    valley);
const Misconception ahead_kept(
    "sgd_nesterov.ahead_kept",
    "You keep the look ahead as the velocity. Kept is momentum · velocity - learning_rate · "
    "gradient, as in sgd_momentum; the look ahead moves the weight only.",
    valley);
const Misconception nesterov_not_kept(
    "sgd_nesterov.velocity_not_kept",
    "`velocity` stays as it was. Store the new one in it: the next step needs it.", turn);
const Misconception nesterov_old_forgotten(
    "sgd_nesterov.old_forgotten",
    "You forget the old velocity. The new one is momentum · velocity - learning_rate · gradient.",
    valley);
const Misconception nesterov_without_rate(
    "sgd_nesterov.without_rate",
    "You leave the learning rate out. Velocity and weight change by -learning_rate · gradient.",
    valley);
const Misconception nesterov_weight_set(
    "sgd_nesterov.weight_set", "Your weight becomes the step alone. Add the step to it, with +=.",
    valley);
const Misconception nesterov_first_axis(
    "sgd_nesterov.first_axis",
    "You stop after shape()[0] weights: that is the length of the first axis. All weights are "
    "weights.size().",
    turn);
const Misconception nesterov_weights_stay(
    "sgd_nesterov.weights_stay",
    "Your weights stay as they were. Change `weights` itself: weights.data()[i] += …", turn);

const AlsoNeeded nesterov_run("sgd_nesterov: five steps down a bowl, and on to the bottom",
                              "it asks for what an optimiser is for, whatever the rule looks like");

}  // namespace

void sgd_nesterov(Tensor& weights, Tensor& velocity, const Tensor& gradient, const SGD& options) {
  float rate = nesterov_without_rate ? 1 : options.learning_rate;
  if (nesterov_uphill) rate = -rate;
  for (int i = 0; i < walked(weights, !!nesterov_first_axis); ++i) {
    const float old = velocity.data()[i];
    const float downhill = -rate * gradient.data()[i];
    const float fresh = (nesterov_old_forgotten ? 0 : options.momentum * old) + downhill;
    const float speed = (ahead_whole ? 1 : options.momentum) * fresh;
    const float ahead = no_look_ahead ? fresh : speed + (own_step_left_out ? 0 : downhill);
    if (!nesterov_not_kept) velocity.data()[i] = ahead_kept ? ahead : fresh;
    float& weight = weights.data()[i];
    if (!nesterov_weights_stay) weight = (nesterov_weight_set ? 0 : weight) + ahead;
  }
}

namespace {

const Misconception no_root("rmsprop.no_root",
                            "You divide by the mean of the squares itself. Divide by its root: "
                            "std::sqrt(square) + epsilon.",
                            valley);
const Misconception epsilon_under_root(
    "rmsprop.epsilon_under_root",
    "You add epsilon under the root. Take the root first: std::sqrt(square) + epsilon.", valley);
const Misconception no_epsilon("rmsprop.no_epsilon",
                               "You leave epsilon out. Without it a weight that has no gradient "
                               "gets 0 / 0: std::sqrt(square) + epsilon.",
                               valley);
const Misconception epsilon_kept("rmsprop.epsilon_kept",
                                 "You keep epsilon in `square`. It belongs behind the root only, "
                                 "where you divide.",
                                 valley);
const Misconception shares_exchanged(
    "rmsprop.shares_exchanged",
    "You exchange rho and 1 - rho. The old mean has the share rho, gradient² has 1 - rho.", valley);
const Misconception not_squared("rmsprop.not_squared",
                                "You put the gradient into the mean without squaring it. It is (1 "
                                "- rho) · gradient · gradient.",
                                valley);
const Misconception absolute("rmsprop.absolute",
                             "You keep a mean of the gradients' sizes and take no root. Keep the "
                             "mean of their squares, and divide by its root.",
                             valley);
const Misconception added_whole("rmsprop.added_whole",
                                "You add gradient² whole. In a mean it has the share 1 - rho.",
                                valley);
const Misconception added_for_ever(
    "rmsprop.added_for_ever",
    "You add all squares up, so the steps get shorter and shorter. Keep a mean: rho · square + (1 "
    "- rho) · gradient².",
    valley);
const Misconception old_mean_forgotten(
    "rmsprop.old_mean_forgotten",
    "You forget the old mean. It is rho · square + (1 - rho) · gradient².", valley);
const Misconception rmsprop_uphill("rmsprop.uphill",
                                   "You add the step: that goes uphill. Take it off the weight, "
                                   "with -=.",
                                   valley);
const Misconception square_not_kept(
    "rmsprop.square_not_kept",
    "`square` stays as it was. Store the new mean in it: the next step needs it.", turn);
const Misconception divided_by_old(
    "rmsprop.divided_by_old",
    "You divide by the root of the old square. Take this gradient in first, then divide by the "
    "new one.",
    valley);
const Misconception fixed_rho("rmsprop.fixed_rho", "Your rho is always 0.9. Take options.rho.",
                              valley);
const Misconception rmsprop_without_rate(
    "rmsprop.without_rate",
    "You leave the learning rate out. The step is learning_rate · gradient / (√square + epsilon).",
    valley);
const Misconception no_gradient(
    "rmsprop.no_gradient",
    "Your step does not depend on the gradient: it is learning_rate / (√square + epsilon). "
    "Multiply by the gradient.",
    valley);
const Misconception rmsprop_first_axis(
    "rmsprop.first_axis",
    "You stop after shape()[0] weights: that is the length of the first axis. All weights are "
    "weights.size().",
    turn);
const Misconception rmsprop_weights_stay(
    "rmsprop.weights_stay",
    "Your weights stay as they were. Change `weights` itself: weights.data()[i] -= …", turn);

}  // namespace

void rmsprop(Tensor& weights, Tensor& square, const Tensor& gradient, const RMSprop& options) {
  const float rho = fixed_rho ? 0.9F : options.rho;
  const float of_old = old_mean_forgotten ? 0
                       : added_for_ever   ? 1
                       : shares_exchanged ? 1 - rho
                                          : rho;
  const float of_new = added_whole || added_for_ever ? 1 : shares_exchanged ? rho : 1 - rho;
  const float epsilon = no_epsilon ? 0 : options.epsilon;
  for (int i = 0; i < walked(weights, !!rmsprop_first_axis); ++i) {
    const float g = gradient.data()[i];
    const float old = square.data()[i];
    const float taken = not_squared ? g : absolute ? std::abs(g) : g * g;
    const float fresh = of_old * old + of_new * taken + (epsilon_kept ? epsilon : 0);
    if (!square_not_kept) square.data()[i] = fresh;
    const float mean = divided_by_old ? old : fresh;
    const float divisor = no_root || absolute  ? mean + epsilon
                          : epsilon_under_root ? std::sqrt(mean + epsilon)
                                               : std::sqrt(mean) + epsilon;
    const float rate = rmsprop_without_rate ? 1 : options.learning_rate;
    const float step = rate * (no_gradient ? 1 : g) / divisor;
    if (!rmsprop_weights_stay) weights.data()[i] += rmsprop_uphill ? step : -step;
  }
}

namespace {

const Misconception not_corrected(
    "adam.not_corrected",
    "You take mean and square as they are. Both began at 0: divide them by 1 - beta_1^step and 1 - "
    "beta_2^step.",
    valley);
const Misconception mean_not_corrected("adam.mean_not_corrected",
                                       "You do not correct the mean. It began at 0, too: divide it "
                                       "by 1 - beta_1^step.",
                                       valley);
const Misconception square_not_corrected(
    "adam.square_not_corrected",
    "You do not correct the square. It began at 0, too: divide it by 1 - beta_2^step.", valley);
const Misconception counted_too_late(
    "adam.counted_too_late",
    "Your power is one too small, in the first step 0. Count the step before you use it: the first "
    "one is step 1.",
    valley);
const Misconception never_counted(
    "adam.never_counted",
    "You do not count the step. Begin with ++state.step, and use that in the powers.", turn);
const Misconception counted_elsewhere(
    "adam.counted_elsewhere",
    "Your step is right, but state.step stays as it was. Count in the state: the next call goes on "
    "from there.",
    turn);
const Misconception power_too_large(
    "adam.power_too_large",
    "Your power is one too large. After ++state.step the first step is 1, and the power is "
    "beta^step.",
    valley);
const Misconception no_power("adam.no_power",
                             "You correct by 1 - beta in every step. The share after t steps is 1 "
                             "- beta^t: std::pow(beta, step).",
                             valley);
const Misconception times_step("adam.times_step",
                               "You multiply beta by the step. It is a power: std::pow(beta, "
                               "step).",
                               valley);
const Misconception corrections_exchanged(
    "adam.corrections_exchanged",
    "You exchange the corrections. The mean is divided by 1 - beta_1^step, the square by 1 - "
    "beta_2^step.",
    valley);
const Misconception beta_1_for_both(
    "adam.beta_1_for_both",
    "You correct both with beta_1. The square is divided by 1 - beta_2^step.", valley);
const Misconception beta_2_for_both(
    "adam.beta_2_for_both", "You correct both with beta_2. The mean is divided by 1 - beta_1^step.",
    valley);
const Misconception corrected_kept(
    "adam.corrected_kept",
    "You keep the corrected mean and square in the state. Keep them as they are before; the "
    "corrected ones are for this step only.",
    valley);
const Misconception multiplied_by_share(
    "adam.multiplied_by_share",
    "You multiply by the shares. A mean that has only a part of the gradient gets larger: divide.",
    valley);
const Misconception share_outside_root(
    "adam.share_outside_root",
    "You take the root first and correct then. The share belongs under the root: √(square / (1 - "
    "beta_2^step)).",
    valley);
const Misconception adam_no_root("adam.no_root",
                                 "You divide by square' itself. Divide by its root: "
                                 "std::sqrt(square') + epsilon.",
                                 valley);
const Misconception adam_epsilon_under_root(
    "adam.epsilon_under_root",
    "You add epsilon under the root. Take the root first: std::sqrt(square') + epsilon.", valley);
const Misconception adam_no_epsilon("adam.no_epsilon",
                                    "You leave epsilon out. Without it a weight that has no "
                                    "gradient gets 0 / 0: std::sqrt(square') "
                                    "+ epsilon.",
                                    valley);
const Misconception gradient_for_mean(
    "adam.gradient_for_mean",
    "Your step takes the gradient. Adam's takes the corrected mean of the gradients, mean'.",
    valley);
const Misconception adam_not_squared(
    "adam.not_squared",
    "You put the gradient into `square` without squaring it. It is (1 - beta_2) · gradient · "
    "gradient.",
    valley);
const Misconception betas_exchanged(
    "adam.betas_exchanged",
    "You exchange beta_1 and beta_2. beta_1 is the share of the old mean, beta_2 that of the old "
    "square.",
    "Keras's defaults");
const Misconception adam_shares_exchanged(
    "adam.shares_exchanged",
    "You exchange beta and 1 - beta. The old mean has the share beta, the gradient has 1 - beta.",
    valley);
const Misconception adam_uphill("adam.uphill",
                                "You add the step: that goes uphill. Take it off the weight, with "
                                "-=.",
                                valley);
const Misconception mean_not_kept("adam.mean_not_kept",
                                  "state.mean stays as it was. Store the new mean in it: the next "
                                  "step needs it.",
                                  turn);
const Misconception adam_square_not_kept(
    "adam.square_not_kept",
    "state.square stays as it was. Store the new one in it: the next step needs it.", turn);
const Misconception counted_for_every_weight(
    "adam.counted_for_every_weight",
    "You count the step once for every weight. All weights make the same step: count before the "
    "loop.",
    turn);
const Misconception adam_without_rate(
    "adam.without_rate",
    "You leave the learning rate out. The step is learning_rate · mean' / (√square' + epsilon).",
    valley);
const Misconception adam_first_axis(
    "adam.first_axis",
    "You stop after shape()[0] weights: that is the length of the first axis. All weights are "
    "weights.size().",
    turn);
const Misconception adam_weights_stay(
    "adam.weights_stay",
    "Your weights stay as they were. Change `weights` itself: weights.data()[i] -= …", turn);

const AlsoNeeded late_steps("adam: the correction fades from step to step",
                            "only here are there thousands of steps behind: powers near 0");
const AlsoNeeded adam_run("adam: eight steps down a bowl",
                          "it shows the student the first step of a real descent that goes wrong");

/// What of a full mean has been collected after `step` steps, or what is taken for it.
float share_after(float beta, int step, float right_beta) {
  if (no_power) return 1 - right_beta;
  if (times_step) return 1 - right_beta * static_cast<float>(step);
  return 1 - std::pow(beta, static_cast<float>(step));
}

}  // namespace

void adam(Tensor& weights, AdamState& state, const Tensor& gradient, const Adam& options) {
  const int before = state.step;
  const float beta_1 = betas_exchanged ? options.beta_2 : options.beta_1;
  const float beta_2 = betas_exchanged ? options.beta_1 : options.beta_2;
  const float epsilon = adam_no_epsilon ? 0 : options.epsilon;
  const int count = walked(weights, !!adam_first_axis);
  for (int i = 0; i < count; ++i) {
    int step = before + 1;
    if (counted_for_every_weight) step = before + i + 1;
    if (counted_too_late || never_counted) --step;
    if (power_too_large) ++step;
    float mean_share =
        share_after(corrections_exchanged || beta_2_for_both ? beta_2 : beta_1, step, beta_1);
    float square_share =
        share_after(corrections_exchanged || beta_1_for_both ? beta_1 : beta_2, step, beta_2);
    if (not_corrected || mean_not_corrected) mean_share = 1;
    if (not_corrected || square_not_corrected) square_share = 1;
    if (multiplied_by_share) {
      mean_share = 1 / mean_share;
      square_share = 1 / square_share;
    }
    const float g = gradient.data()[i];
    const float old_1 = adam_shares_exchanged ? 1 - beta_1 : beta_1;
    const float old_2 = adam_shares_exchanged ? 1 - beta_2 : beta_2;
    const float mean = old_1 * state.mean.data()[i] + (1 - old_1) * g;
    const float square =
        old_2 * state.square.data()[i] + (1 - old_2) * (adam_not_squared ? g : g * g);
    const float full_mean = gradient_for_mean ? g : mean / mean_share;
    const float full_square = square / square_share;
    if (!mean_not_kept) state.mean.data()[i] = corrected_kept ? full_mean : mean;
    if (!adam_square_not_kept) state.square.data()[i] = corrected_kept ? full_square : square;
    const float divisor = adam_no_root              ? full_square + epsilon
                          : adam_epsilon_under_root ? std::sqrt(full_square + epsilon)
                          : share_outside_root      ? std::sqrt(square) / square_share + epsilon
                                                    : std::sqrt(full_square) + epsilon;
    const float step_length = (adam_without_rate ? 1 : options.learning_rate) * full_mean / divisor;
    if (!adam_weights_stay) weights.data()[i] += adam_uphill ? step_length : -step_length;
  }
  if (counted_for_every_weight) {
    state.step += count;
  } else if (!never_counted && !counted_elsewhere) {
    ++state.step;
  }
}
