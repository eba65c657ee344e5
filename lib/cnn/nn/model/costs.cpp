#include "cnn/nn/model/costs.hpp"

#include <algorithm>

namespace cnn {
namespace {

Reach through_window(const Reach& before, const Window& window) {
  constexpr std::int64_t most = std::int64_t{1} << 40;
  return {.field = std::min(most, before.field + (window.kernel - 1) * before.jump),
          .jump = std::min(most, before.jump * window.stride)};
}

}  // namespace

std::int64_t taps(const ModelLayer& layer) {
  for (const WeightPlan& plan : layer.layer().weight_plan(layer.input_shape())) {
    if (plan.name == "kernel") return plan.shape.size() / plan.shape[plan.shape.rank() - 1];
  }
  return 0;
}

std::vector<LayerCosts> layer_costs(const Sequential& model) {
  std::vector<LayerCosts> all;
  Reach rows;
  Reach columns;
  for (const ModelLayer& layer : model.layers()) {
    if (const auto windows = layer.layer().windows(layer.input_shape())) {
      rows = through_window(rows, windows->rows);
      columns = through_window(columns, windows->columns);
    }
    const std::int64_t outputs = layer.output_shape().size();
    const std::int64_t multiply_adds = outputs * taps(layer);
    all.push_back({.parameters = layer.parameter_count(),
                   .multiply_adds = multiply_adds,
                   .flops = 2 * multiply_adds,
                   .activation_bytes = outputs * static_cast<std::int64_t>(sizeof(float)),
                   .rows = rows,
                   .columns = columns});
  }
  return all;
}

LayerCosts total_costs(const Sequential& model) {
  LayerCosts total;
  for (const LayerCosts& costs : layer_costs(model)) {
    total.parameters += costs.parameters;
    total.multiply_adds += costs.multiply_adds;
    total.flops += costs.flops;
    total.activation_bytes += costs.activation_bytes;
    total.rows = costs.rows;
    total.columns = costs.columns;
  }
  return total;
}

}  // namespace cnn
