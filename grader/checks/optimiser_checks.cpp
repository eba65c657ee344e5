#include "checks/optimiser_checks.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "checks/gradient_sums.hpp"
#include "story/story.hpp"

namespace convlings::checks {
namespace {

using cnn::Tensor;

constexpr double tolerance = 5e-5;  // of a float's step, which goes through powers and roots

WeightMemory memory_at(const OptimiserState& state, std::int64_t place) {
  WeightMemory memory{state.weights.data()[place], {}};
  for (const Tensor& slot : state.slots) memory.slots.push_back(slot.data()[place]);
  return memory;
}

std::size_t slot_of(const std::string& part, const OptimiserRule& rule) {
  return static_cast<std::size_t>(std::ranges::find(rule.slots, part) - rule.slots.begin());
}

/// One part of the state after `step`, weight by weight.
Tensor part_after(const std::string& part, const OptimiserRule& rule, const WeightStep& step,
                  const OptimiserState& state, const Tensor& gradient) {
  const std::size_t slot = slot_of(part, rule);
  Tensor result(state.weights.shape());
  for (std::int64_t i = 0; i < result.size(); ++i) {
    const WeightMemory next = step(memory_at(state, i), gradient.data()[i], state.steps + 1);
    result.data()[i] =
        static_cast<float>(slot < rule.slots.size() ? next.slots[slot] : next.weight);
  }
  return result;
}

Tensor checked_part(const std::string& part, const OptimiserRule& rule, const OptimiserState& state,
                    const Tensor& gradient, const std::string& when) {
  const Call call = after(part, rule, state, gradient);
  const Tensor right = part_after(part, rule, rule.next, state, gradient);
  Tensor received = call.tensor();
  call.returns(
      right,
      [&](const std::vector<int>& index) {
        const std::int64_t place = place_of(index, right.shape());
        CellStory story =
            when +
            rule.told(part, memory_at(state, place), gradient.data()[place], state.steps + 1) + ".";
        story.from = {cell_at("weights", index), cell_at("gradient", index)};
        for (const std::string& slot : rule.slots) story.from.push_back(cell_at(slot, index));
        return story;
      },
      tolerance);
  return received;
}

/// The student's step, unchecked.
OptimiserState step_of(const OptimiserRule& rule, const OptimiserState& state,
                       const Tensor& gradient) {
  OptimiserState next{after("weights", rule, state, gradient).tensor(), {}, state.steps + 1};
  for (const std::string& slot : rule.slots) {
    next.slots.push_back(after(slot, rule, state, gradient).tensor());
  }
  return next;
}

}  // namespace

OptimiserState at_rest(const OptimiserRule& rule, const Tensor& weights) {
  return {weights, std::vector<Tensor>(rule.slots.size(), Tensor(weights.shape())), 0};
}

Call after(const std::string& part, const OptimiserRule& rule, const OptimiserState& state,
           const Tensor& gradient) {
  std::vector<Argument> arguments = {arg("weights", state.weights)};
  for (std::size_t i = 0; i < rule.slots.size(); ++i) {
    arguments.push_back(arg(rule.slots[i], state.slots[i]));
  }
  if (rule.counts_steps) arguments.push_back(arg("step", state.steps));
  arguments.push_back(arg("gradient", gradient));
  for (const auto& [name, value] : rule.options) arguments.push_back(arg(name, value));
  return Call(part + " after " + rule.function, std::move(arguments));
}

OptimiserState check_step(const OptimiserRule& rule, const OptimiserState& state,
                          const Tensor& gradient, const std::string& when) {
  OptimiserState next{{}, {}, state.steps + 1};
  if (rule.counts_steps) {
    after("step", rule, state, gradient)
        .returns(next.steps, when + fmt::format("{} steps were made before, this is the next one",
                                                state.steps));
  }
  for (const std::string& slot : rule.slots) {
    next.slots.push_back(checked_part(slot, rule, state, gradient, when));
  }
  next.weights = checked_part("weights", rule, state, gradient, when);
  return next;
}

Tensor Bowl::gradient(const Tensor& weights) const {
  Tensor result(weights.shape());
  for (std::int64_t i = 0; i < result.size(); ++i) {
    result.data()[i] = curvature.data()[i] * (weights.data()[i] - centre.data()[i]);
  }
  return result;
}

void check_run(const OptimiserRule& rule, const Tensor& start, const Bowl& bowl, int steps) {
  OptimiserState state = at_rest(rule, start);
  for (int step = 1; step <= steps; ++step) {
    state = check_step(rule, state, bowl.gradient(state.weights),
                       fmt::format("In step {} of a run: ", step));
  }
}

void check_reaches_bottom(const OptimiserRule& rule, const Tensor& start, const Bowl& bowl,
                          int steps, double distance) {
  OptimiserState state = at_rest(rule, start);
  const Call first = after("weights", rule, state, bowl.gradient(start));
  for (int step = 0; step < steps; ++step) {
    state = step_of(rule, state, bowl.gradient(state.weights));
    const bool kept = state.weights.shape() == start.shape() &&
                      std::ranges::all_of(state.slots, [&start](const Tensor& slot) {
                        return slot.shape() == start.shape();
                      });
    first.must(kept, "A step must leave all shapes as they were.");
  }
  double worst = 0;
  for (std::int64_t i = 0; i < start.size(); ++i) {
    const double off = std::abs(state.weights.data()[i] - bowl.centre.data()[i]);
    if (off <= worst) continue;
    worst = off;
    if (std::isnan(off)) break;  // the worst of all
  }
  first.must(worst <= distance,
             fmt::format("After {} such steps down a bowl, each with the gradient of where it is, "
                         "every weight should be within {} of the lowest point; one of yours is {} "
                         "away from it.",
                         steps, number_text(distance), number_text(worst)));
}

}  // namespace convlings::checks
