#include "parameters.hpp"

#include "calls/layer_words.hpp"
#include "runner/call_table.hpp"

namespace {

LayerPlan plan_of(const std::string& layer) {
  const convlings::LayerWords words(layer);
  return {.kind = words.kind == "conv2d"          ? LayerKind::conv2d
                  : words.kind == "max_pooling2d" ? LayerKind::max_pooling2d
                  : words.kind == "dense"         ? LayerKind::dense
                                                  : LayerKind::flatten,
          .filters = words.number("filters"),
          .kernel = words.number("kernel"),
          .padding = words.padding(),
          .pool = words.number("pool"),
          .units = words.number("units")};
}

Shape output_shape_of(const std::string& layer, const Shape& input) {
  return output_shape(plan_of(layer), input);
}

std::int64_t layer_parameters_of(const std::string& layer, const Shape& input) {
  return layer_parameters(plan_of(layer), input);
}

std::int64_t total_parameters_of(const std::vector<std::string>& layers, const Shape& input) {
  std::vector<LayerPlan> plans;
  plans.reserve(layers.size());
  for (const std::string& layer : layers) plans.push_back(plan_of(layer));
  return total_parameters(plans, input);
}

}  // namespace

convlings::CallTable convlings::lesson_calls() {
  CallTable calls;
  calls.add("conv2d_parameters", &conv2d_parameters);
  calls.add("dense_parameters", &dense_parameters);
  calls.add("output_shape", &output_shape_of);
  calls.add("layer_parameters", &layer_parameters_of);
  calls.add("total_parameters", &total_parameters_of);
  return calls;
}
