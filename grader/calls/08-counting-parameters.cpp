#include <sstream>

#include "parameters.hpp"
#include "runner/call_table.hpp"

namespace {

/// From "conv2d filters=32 kernel=3 padding=same", "max_pooling2d pool=2", "flatten" or
/// "dense units=64": layers travel as words.
LayerPlan plan_of(const std::string& words) {
  std::istringstream stream(words);
  std::string kind;
  stream >> kind;
  LayerPlan plan{.kind = kind == "conv2d"          ? LayerKind::conv2d
                         : kind == "max_pooling2d" ? LayerKind::max_pooling2d
                         : kind == "dense"         ? LayerKind::dense
                                                   : LayerKind::flatten};
  for (std::string word; stream >> word;) {
    const std::string name = word.substr(0, word.find('='));
    const std::string value = word.substr(word.find('=') + 1);
    if (name == "filters") plan.filters = std::stoi(value);
    if (name == "kernel") plan.kernel = std::stoi(value);
    if (name == "pool") plan.pool = std::stoi(value);
    if (name == "units") plan.units = std::stoi(value);
    if (name == "padding") plan.padding = value == "same" ? cnn::same : cnn::valid;
  }
  return plan;
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
