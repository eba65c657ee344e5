#include "cnn/nn/model/walkthrough.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "cnn/nn/model/costs.hpp"
#include "cnn/nn/model/number_text.hpp"

namespace cnn {
namespace {

/// "3·3·32".
std::string product(const int* first, const int* last) {
  return fmt::format("{}", fmt::join(first, last, "·"));
}

std::string product(const Shape& shape) { return product(shape.begin(), shape.end()); }

std::string line(const char* label, const std::string& text) {
  return fmt::format("  {:<15}  {}\n", label, text);
}

/// The factors behind one output: "3·3·32", and "" for a layer without a kernel.
std::string taps_text(const ModelLayer& layer) {
  for (const WeightPlan& plan : layer.layer().weight_plan(layer.input_shape())) {
    if (plan.name == "kernel") return product(plan.shape.begin(), plan.shape.end() - 1);
  }
  return "";
}

/// "(3·3·32 weights + 1 bias) · 64 filters = 18,496".
std::string parameters_text(const ModelLayer& layer) {
  const std::vector<WeightPlan> plan = layer.layer().weight_plan(layer.input_shape());
  if (plan.empty()) return "no weights, 0 parameters";
  const Shape& kernel = plan.front().shape;
  const std::string weights = taps_text(layer) + " weights";
  return fmt::format("{} · {} {} = {}", plan.size() > 1 ? "(" + weights + " + 1 bias)" : weights,
                     kernel[kernel.rank() - 1], kernel.rank() == 4 ? "filters" : "units",
                     with_commas(layer.parameter_count()));
}

/// "floor((13 − 3) / 1) + 1 = 11"; zeros before and after are added to the input first.
std::string size_text(int input, const Window& window) {
  std::string cells = std::to_string(input);
  const bool padded = window.before + window.after > 0;
  if (padded) cells += fmt::format(" + {} + {}", window.before, window.after);
  if (padded && window.kernel == 1 && window.stride == 1) {
    return fmt::format("{} = {}", cells, window.output);
  }
  return fmt::format("floor(({} − {}) / {}) + 1 = {}", cells, window.kernel, window.stride,
                     window.output);
}

std::string output_lines(const ModelLayer& layer) {
  const Shape& input = layer.input_shape();
  const std::optional<Windows> windows = layer.layer().windows(input);
  if (!windows) {
    const bool flattens = input.rank() > 1 && layer.output_shape().rank() == 1;
    if (!flattens) return "";
    return line("output size", fmt::format("{} = {}", product(input), layer.output_shape()[0]));
  }
  if (input[0] == input[1] && windows->rows == windows->columns) {
    return line("output size", size_text(input[0], windows->rows));
  }
  return line("output height", size_text(input[0], windows->rows)) +
         line("output width", size_text(input[1], windows->columns));
}

std::string reach_line(const ModelLayer& layer, const LayerCosts& costs) {
  if (!layer.layer().windows(layer.input_shape()).has_value()) return "";
  const auto [rows, columns] = std::pair(costs.rows, costs.columns);
  const std::string jump = rows.jump == columns.jump
                               ? std::to_string(rows.jump)
                               : fmt::format("{}×{}", rows.jump, columns.jump);
  return line("receptive field",
              fmt::format("{}×{} cells of the input, jump {}", rows.field, columns.field, jump));
}

std::string work_lines(const ModelLayer& layer, const LayerCosts& costs) {
  if (costs.multiply_adds == 0) return "";
  const std::string count = with_commas(costs.multiply_adds);
  return line("multiply-adds",
              fmt::format("{} outputs · {} taps = {}", product(layer.output_shape()),
                          taps_text(layer), count)) +
         line("FLOPs", fmt::format("2 · {} = {}", count, with_commas(costs.flops)));
}

}  // namespace

std::string walkthrough(const Sequential& model) {
  std::string text;
  const std::vector<LayerCosts> all = layer_costs(model);
  for (std::size_t i = 0; i < all.size(); ++i) {
    const ModelLayer& layer = model.layers()[i];
    text += fmt::format("{}: {}\n", layer.name(), parameters_text(layer));
    text += line("shape", fmt::format("{} → {}", to_string(layer.input_shape()),
                                      to_string(layer.output_shape())));
    text += output_lines(layer) + reach_line(layer, all[i]) + work_lines(layer, all[i]);
    text += line("activations", fmt::format("{} · 4 bytes = {}", product(layer.output_shape()),
                                            with_commas(all[i].activation_bytes)));
  }
  const LayerCosts total = total_costs(model);
  text += fmt::format("{}: {} layers, for one example\n", model.name(), all.size());
  text += line("parameters", fmt::format("{} ({})", with_commas(total.parameters),
                                         memory_text(4 * total.parameters)));
  text += line("multiply-adds", with_commas(total.multiply_adds));
  text += line("FLOPs", with_commas(total.flops));
  text += line("activations", fmt::format("{} bytes ({})", with_commas(total.activation_bytes),
                                          memory_text(total.activation_bytes)));
  return text;
}

}  // namespace cnn
