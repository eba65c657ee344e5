#include "cnn/nn/layers/layer.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "cnn/core/errors.hpp"

namespace cnn {

std::vector<WeightPlan> Layer::weight_plan(const Shape& /*input*/) const { return {}; }

std::optional<Windows> Layer::windows(const Shape& /*input*/) const { return std::nullopt; }

std::int64_t Layer::parameter_count(const Shape& input) const {
  std::int64_t count = 0;
  for (const WeightPlan& plan : weight_plan(input)) count += plan.shape.size();
  return count;
}

void Layer::build(const Shape& input, Random& random) {
  std::vector<Weight> fresh;
  for (const WeightPlan& plan : weight_plan(input)) {
    fresh.push_back({plan.name, initial_weights(plan.shape, plan.initializer, random)});
  }
  weights_ = std::move(fresh);
}

Tensor Layer::forward(const Tensor& batch) const {
  require_weights_for(without_batch(batch.shape()));
  Tensor output;
  apply(batch, output);
  activate(output, activation());
  return output;
}

void Layer::slice_forward(const Tensor& input, LayerPage& page, Random* /*random*/) const {
  apply(input, page.output);
}

void Layer::require_weights_for(const Shape& input) const {
  const std::vector<WeightPlan> plans = weight_plan(input);
  if (weights_.empty() && !plans.empty()) {
    throw std::logic_error(type() + ": the layer has no weights yet. Call build first.");
  }
  for (std::size_t i = 0; i < plans.size(); ++i) {
    const Shape received = i < weights_.size() ? weights_[i].value.shape() : Shape();
    if (received == plans[i].shape) continue;
    throw ShapeError(
        fmt::format("{}: an input {} needs a {} of shape {}. Received a {} of shape "
                    "{}. Feed the shape that the layer was built for.",
                    type(), to_string(input), plans[i].name, to_string(plans[i].shape),
                    plans[i].name, to_string(received)));
  }
}

Shape with_batch(int batch, const Shape& example) {
  if (example.rank() >= Shape::max_rank) {
    throw ShapeError("with_batch: an example has at most 3 axes. Received " + to_string(example) +
                     ".");
  }
  std::array<int, Shape::max_rank> extents{batch};
  std::copy(example.begin(), example.end(), extents.begin() + 1);
  return {extents.data(), example.rank() + 1};
}

Shape without_batch(const Shape& batch) {
  if (batch.rank() < 2) {
    throw ShapeError("without_batch: a batch has at least 2 axes, the batch first. Received " +
                     to_string(batch) + ".");
  }
  return {batch.begin() + 1, batch.rank() - 1};
}

}  // namespace cnn
