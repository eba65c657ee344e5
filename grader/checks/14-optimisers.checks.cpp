// Lesson 14: one step, several steps, and the way to the bottom of a bowl. Expected values are
// worked by hand or come from rules in double precision, never from a solution.
#include <catch2_either.hpp>

#include "checks/calling.hpp"
#include "checks/optimiser_checks.hpp"
#include "checks/optimiser_rules.hpp"
#include "story/story.hpp"

using namespace convlings::checks;
using cnn::Tensor;
using convlings::number_text;

namespace {

Tensor list(const std::vector<float>& values) {
  return {{static_cast<int>(values.size())}, values};
}

cnn::Shape random_shape() {
  const cnn::Shape shapes[] = {{5}, {3, 2}, {2, 3, 2}, {2, 2, 1, 3}};
  return shapes[random_integer(0, 3)];
}

/// Numbers as the memory of an optimiser may hold them; squares are not negative.
OptimiserState random_state(const OptimiserRule& rule, const cnn::Shape& shape, int steps) {
  OptimiserState state = {random_tensor(shape), {}, steps};
  for (const std::string& slot : rule.slots) {
    Tensor values = random_tensor(shape);
    for (float& value : values) value = slot == "square" ? value * value : value / 4;
    state.slots.push_back(values);
  }
  return state;
}

void check_random_steps(const OptimiserRule& rule, int most_steps = 0) {
  const cnn::Shape shape = random_shape();
  check_step(rule, random_state(rule, shape, random_integer(0, most_steps)), random_tensor(shape));
}

/// Where no gradient is, and nothing is remembered, nothing moves.
void check_rest(const OptimiserRule& rule) {
  const Tensor weights = random_tensor({2, 3});
  check_step(rule, at_rest(rule, weights), Tensor({2, 3}));
}

/// A narrow valley and a flat one, with the lowest point off the middle.
const Bowl bowl = {list({1, 4, 0.5}), list({1, -2, 3})};
const Tensor start = list({4, 0, -1});

}  // namespace

TEST_CASE("sgd: without a gradient nothing moves", "[sgd]") { check_rest(sgd_rule(0.5F)); }

TEST_CASE("sgd: lesson 13's weight, 3, with its gradient, -12", "[sgd]") {
  const OptimiserRule rule = sgd_rule(0.01F);
  after("weights", rule, at_rest(rule, list({3})), list({-12}))
      .returns(list({3.12F}), [](const std::vector<int>&) {
        return "3 - 0.01·(-12) = 3.12: where the loss falls, the weight grows";
      });
}

TEST_CASE("sgd: every weight against its own gradient", "[sgd]") {
  const OptimiserRule rule = sgd_rule(0.5F);
  check_step(rule, at_rest(rule, list({1, -2, 3, 0})), list({2, -4, 0.5F, 6}));
}

TEST_CASE("sgd: any shape, any learning rate", "[sgd]") {
  for (const float rate : {1.0F, 0.25F, 0.001F}) check_random_steps(sgd_rule(rate));
}

TEST_CASE("sgd: five steps down a bowl", "[sgd]") { check_run(sgd_rule(0.125F), start, bowl, 5); }

TEST_CASE("sgd: it gets to the bottom", "[sgd]") {
  check_reaches_bottom(sgd_rule(0.375F), start, bowl, 40, 0.01);
}

TEST_CASE("sgd_momentum: without gradient and speed nothing moves", "[sgd_momentum]") {
  check_rest(momentum_rule(0.5F, 0.5F));
}

TEST_CASE("sgd_momentum: the first step is the step of sgd", "[sgd_momentum]") {
  const OptimiserRule rule = momentum_rule(0.5F, 0.75F);
  check_step(rule, at_rest(rule, list({5, -1})), list({4, -2}));
}

TEST_CASE("sgd_momentum: speed and gradient together, by hand", "[sgd_momentum]") {
  const OptimiserRule rule = momentum_rule(0.5F, 0.75F);
  const OptimiserState state = {list({5}), {list({2})}, 1};
  after("velocity", rule, state, list({4})).returns(list({-0.5F}), [](const std::vector<int>&) {
    return "0.75·2 - 0.5·4 = -0.5";
  });
  after("weights", rule, state, list({4})).returns(list({4.5F}), [](const std::vector<int>&) {
    return "the new velocity is 0.75·2 - 0.5·4 = -0.5, and 5 + (-0.5) = 4.5";
  });
}

TEST_CASE("sgd_momentum: without a gradient a weight rolls on, slower and slower",
          "[sgd_momentum]") {
  const OptimiserRule rule = momentum_rule(0.5F, 0.75F);
  OptimiserState state = {list({0, 10}), {list({8, -4})}, 1};
  for (int step = 0; step < 3; ++step) state = check_step(rule, state, Tensor({2}));
}

TEST_CASE("sgd_momentum: down a steady slope it gets faster", "[sgd_momentum]") {
  const OptimiserRule rule = momentum_rule(0.1F, 0.9F);
  OptimiserState state = at_rest(rule, list({0}));
  for (int step = 0; step < 4; ++step) state = check_step(rule, state, list({1}));
}

TEST_CASE("sgd_momentum: any shape, any options", "[sgd_momentum]") {
  check_random_steps(momentum_rule(0.25F, 0.9F));
  check_random_steps(momentum_rule(1, 0.5F));
  check_random_steps(momentum_rule(0.01F, 0));
}

TEST_CASE("sgd_momentum: five steps down a bowl", "[sgd_momentum]") {
  check_run(momentum_rule(0.125F, 0.5F), start, bowl, 5);
}

TEST_CASE("sgd_momentum: it gets to the bottom", "[sgd_momentum]") {
  check_reaches_bottom(momentum_rule(0.25F, 0.5F), start, bowl, 40, 0.01);
}

TEST_CASE("sgd_nesterov: without gradient and speed nothing moves", "[sgd_nesterov]") {
  check_rest(nesterov_rule(0.5F, 0.5F));
}

TEST_CASE("sgd_nesterov: the first step looks ahead already", "[sgd_nesterov]") {
  const OptimiserRule rule = nesterov_rule(0.5F, 0.75F);
  const OptimiserState state = at_rest(rule, list({5}));
  after("velocity", rule, state, list({4})).returns(list({-2}), [](const std::vector<int>&) {
    return "0.75·0 - 0.5·4 = -2";
  });
  after("weights", rule, state, list({4})).returns(list({1.5F}), [](const std::vector<int>&) {
    return "the new velocity is -2, and 5 + 0.75·(-2) - 0.5·4 = 1.5";
  });
}

TEST_CASE("sgd_nesterov: from a speed that is given", "[sgd_nesterov]") {
  const OptimiserRule rule = nesterov_rule(0.5F, 0.75F);
  check_step(rule, {list({5, 1, 0}), {list({2, -2, 4})}, 1}, list({4, 0, -1}));
}

TEST_CASE("sgd_nesterov: any shape, any options", "[sgd_nesterov]") {
  check_random_steps(nesterov_rule(0.25F, 0.9F));
  check_random_steps(nesterov_rule(1, 0.5F));
}

TEST_CASE("sgd_nesterov: five steps down a bowl, and on to the bottom", "[sgd_nesterov]") {
  check_run(nesterov_rule(0.125F, 0.5F), start, bowl, 5);
  check_reaches_bottom(nesterov_rule(0.25F, 0.5F), start, bowl, 40, 0.01);
}

TEST_CASE("rmsprop: without a gradient nothing moves, and nothing is divided by 0", "[rmsprop]") {
  check_rest(rmsprop_rule(0.5F));
}

TEST_CASE("rmsprop: the first step, by hand", "[rmsprop]") {
  const OptimiserRule rule = rmsprop_rule(0.5F, 0.75F);
  const OptimiserState state = at_rest(rule, list({5}));
  after("square", rule, state, list({4})).returns(list({4}), [](const std::vector<int>&) {
    return "0.75·0 + 0.25·4² = 4";
  });
  after("weights", rule, state, list({4})).returns(list({4}), [](const std::vector<int>&) {
    return "square is 0.75·0 + 0.25·4² = 4, its root 2, and 5 - 0.5·4 / 2 = 4";
  });
}

TEST_CASE("rmsprop: from a square that is given", "[rmsprop]") {
  check_step(rmsprop_rule(3, 0.5F), {list({1, 1, -2}), {list({14, 0, 50})}, 1},
             list({2, -3, 0.5F}));
}

TEST_CASE("rmsprop: steep or flat, the first step is as long", "[rmsprop]") {
  const OptimiserRule rule = rmsprop_rule(0.3F, 0.91F);
  const OptimiserState state = at_rest(rule, list({0, 0, 0, 0}));
  after("weights", rule, state, list({1000, -1000, 1, -0.01F}))
      .returns(
          list({-1, 1, -1, 1}),
          [](const std::vector<int>&) {
            return "the root of 0.09·gradient² is 0.3 times the size of the gradient, and 0.3 / "
                   "0.3 = 1, against the sign of the gradient";
          },
          1e-3);
}

TEST_CASE("rmsprop: epsilon is added after the root", "[rmsprop]") {
  check_step(rmsprop_rule(1, 0.75F, 0.5F), {list({5, 5}), {list({0, 16})}, 0}, list({4, 2}));
  check_step(rmsprop_rule(1), at_rest(rmsprop_rule(1), list({0, 0})), list({1e-6F, -1e-5F}));
}

TEST_CASE("rmsprop: any shape, any options", "[rmsprop]") {
  check_random_steps(rmsprop_rule(0.5F));
  check_random_steps(rmsprop_rule(1, 0.25F));
  check_random_steps(rmsprop_rule(0.25F, 0.5F, 0.125F));
}

TEST_CASE("rmsprop: five steps down a bowl", "[rmsprop]") {
  check_run(rmsprop_rule(0.25F), start, bowl, 5);
}

TEST_CASE("rmsprop: it gets near the bottom", "[rmsprop]") {
  check_reaches_bottom(rmsprop_rule(0.1F), start, bowl, 80, 0.2);
}

TEST_CASE("adam: without a gradient nothing moves, but the step counts", "[adam]") {
  check_rest(adam_rule(0.5F));
}

TEST_CASE("adam: the first step is as long as the learning rate, however steep it is", "[adam]") {
  const OptimiserRule rule = adam_rule(0.5F);
  after("weights", rule, at_rest(rule, list({0, 0, 3, -3})), list({1000, -1000, 1, -0.01F}))
      .returns(
          list({-0.5F, 0.5F, 2.5F, -2.5F}),
          [](const std::vector<int>&) {
            return "in step 1 mean' is the gradient itself and the root of square' its size, so "
                   "the weight goes by 0.5, against the sign of the gradient";
          },
          1e-3);
}

TEST_CASE("adam: what is kept is mean and square before they are corrected", "[adam]") {
  const OptimiserRule rule = adam_rule(0.5F, 0.75F, 0.5F);
  const OptimiserState state = at_rest(rule, list({5}));
  after("step", rule, state, list({4})).returns(1, "no step was made before: this is step 1");
  after("mean", rule, state, list({4})).returns(list({1}), [](const std::vector<int>&) {
    return "0.75·0 + 0.25·4 = 1";
  });
  after("square", rule, state, list({4})).returns(list({8}), [](const std::vector<int>&) {
    return "0.5·0 + 0.5·4² = 8";
  });
}

TEST_CASE("adam: the second step, from a mean and a square that are given", "[adam]") {
  check_step(adam_rule(0.5F, 0.75F, 0.5F), {list({5, 0}), {list({1, -2}), list({8, 10})}, 1},
             list({-2, 3}));
}

TEST_CASE("adam: the correction fades from step to step", "[adam]") {
  for (const int steps : {4, 9, 99, 9999}) {
    check_step(adam_rule(0.5F), {list({5, 0}), {list({1, -2}), list({8, 10})}, steps},
               list({-2, 3}));
  }
}

TEST_CASE("adam: epsilon is added after the root, where it changes little", "[adam]") {
  const OptimiserRule rule = adam_rule(1);
  after("weights", rule, at_rest(rule, list({0, 0})), list({1e-4F, -1e-3F}))
      .returns(
          list({-1, 1}),
          [](const std::vector<int>& index) {
            return index[0] == 0
                       ? "√square' is 0.0001, and epsilon, 0.0000001, is next to nothing "
                         "beside it. Under the root it would be ten times square'"
                       : "√square' is 0.001, and epsilon, 0.0000001, is nothing beside it";
          },
          0.05);  // Keras's own form has epsilon divided by the root of square's share
  const Call tiny = after("weights", rule, at_rest(rule, list({0})), list({5e-8F}));
  const std::vector<float> moved = tiny.tensor().values();
  tiny.must(moved.size() == 1 && moved[0] < 0 && moved[0] > -0.5F,
            "A gradient smaller than epsilon must move the weight a little, downhill.",
            "√square' is 0.00000005; with epsilon, 0.0000001, it is three times that");
}

TEST_CASE("adam: any shape, any options, any step", "[adam]") {
  check_random_steps(adam_rule(0.5F), 20);
  check_random_steps(adam_rule(1, 0.5F, 0.75F), 5);
  check_random_steps(adam_rule(0.25F, 0.8F, 0.99F), 10);
}

TEST_CASE("adam: eight steps down a bowl", "[adam]") {
  check_run(adam_rule(0.25F), start, bowl, 8);
}

TEST_CASE("adam: it gets near the bottom", "[adam]") {
  check_reaches_bottom(adam_rule(0.3F), start, bowl, 80, 0.2);
}
