#include "cnn/nn/model/sequential.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <utility>

#include "cnn/core/errors.hpp"

namespace cnn {
namespace {

/// The position of the weight "conv2d_1.kernel" among the weights of the layer conv2d_1.
std::size_t weight_index(const ModelLayer& owner, const std::string& weight) {
  const std::vector<WeightPlan> plan = owner.layer().weight_plan(owner.input_shape());
  for (std::size_t i = 0; i < plan.size(); ++i) {
    if (plan[i].name != weight) continue;
    if (i < owner.layer().weights().size()) return i;
    throw std::logic_error(
        fmt::format("Sequential: {}.{} is not there yet. Call build first.", owner.name(), weight));
  }
  throw std::invalid_argument(
      fmt::format("Sequential: there is no weight {}.{}. A weight is the name of a Conv2D or Dense "
                  "layer and .kernel or .bias.",
                  owner.name(), weight));
}

std::pair<std::string, std::string> split_at_dot(const std::string& dotted_name) {
  const std::size_t dot = dotted_name.find('.');
  if (dot == std::string::npos) return {dotted_name, ""};
  return {dotted_name.substr(0, dot), dotted_name.substr(dot + 1)};
}

}  // namespace

Sequential::Sequential(const Shape& input, const SequentialOptions& options)
    : name_(options.name), seed_(options.seed), input_shape_(input) {
  if (input.rank() < 1 || input.rank() >= Shape::max_rank) {
    throw ShapeError(
        "Sequential: the input is the shape of one example, 1 to 3 axes without the "
        "batch. Received " +
        to_string(input) + ". Use, for instance, {28, 28, 1}.");
  }
  if (options.named_after != nullptr) types_ = options.named_after->types_;
}

void Sequential::add(const Layer& layer) {
  const auto number = std::count(types_.begin(), types_.end(), layer.type()) + 1;
  const std::string name = fmt::format("{}_{}", snake_case(layer.type()), number);
  try {
    std::unique_ptr<Layer> copy = layer.clone();
    copy->weights().clear();
    layers_.emplace_back(name, output_shape(), std::move(copy));
  } catch (const ShapeError& error) {
    throw ShapeError(fmt::format("Sequential: layer {}, {}, does not fit here. {}",
                                 layers_.size() + 1, name, error.what()));
  }
  types_.push_back(layer.type());
}

const Shape& Sequential::output_shape() const {
  return layers_.empty() ? input_shape_ : layers_.back().output_shape();
}

const ModelLayer& Sequential::layer(const std::string& name) const {
  std::vector<std::string> names;
  for (const ModelLayer& candidate : layers_) {
    if (candidate.name() == name) return candidate;
    names.push_back(candidate.name());
  }
  throw std::invalid_argument(fmt::format("Sequential: there is no layer {}. The layers are {}.",
                                          name, fmt::join(names, ", ")));
}

ModelLayer& Sequential::layer(const std::string& name) {
  return const_cast<ModelLayer&>(std::as_const(*this).layer(name));
}

std::int64_t Sequential::parameter_count() const {
  std::int64_t count = 0;
  for (const ModelLayer& layer : layers_) count += layer.parameter_count();
  return count;
}

void Sequential::build(std::uint64_t seed) {
  Random seeds(seed);  // a stream of its own for each layer: changing one leaves the others alone
  for (ModelLayer& placed : layers_) {
    Random random(seeds.bits());
    placed.layer().build(placed.input_shape(), random);
  }
  optimizer_state_ = {};
}

bool Sequential::is_built() const {
  for (const ModelLayer& placed : layers_) {
    if (placed.layer().weights().empty() && placed.parameter_count() > 0) return false;
  }
  return true;
}

const Tensor& Sequential::weight(const std::string& dotted_name) const {
  const auto [layer_name, weight_name] = split_at_dot(dotted_name);
  const ModelLayer& owner = layer(layer_name);
  return owner.layer().weights()[weight_index(owner, weight_name)].value;
}

void Sequential::set_weight(const std::string& dotted_name, Tensor value) {
  const auto [layer_name, weight_name] = split_at_dot(dotted_name);
  ModelLayer& owner = layer(layer_name);
  Tensor& current = owner.layer().weights()[weight_index(owner, weight_name)].value;
  if (value.shape() != current.shape()) {
    throw ShapeError(fmt::format("Sequential: {} has the shape {}. Received {}.", dotted_name,
                                 to_string(current.shape()), to_string(value.shape())));
  }
  current = std::move(value);
}

void Sequential::require_batch(const Shape& batch) const {
  if (batch.rank() == input_shape_.rank() + 1 && without_batch(batch) == input_shape_) return;
  std::string expected = "(batch";
  for (const int extent : input_shape_) expected += fmt::format(", {}", extent);
  throw ShapeError(
      fmt::format("Sequential: {} takes a batch of shape {}). Received {}. A single "
                  "example is a batch of 1.",
                  name_, expected, to_string(batch)));
}

Tensor Sequential::forward(const Tensor& batch) const {
  require_batch(batch.shape());
  Tensor value = batch;
  for (const ModelLayer& placed : layers_) value = placed.layer().forward(value);
  return value;
}

std::vector<Tensor> Sequential::activations(const Tensor& batch) const {
  require_batch(batch.shape());
  std::vector<Tensor> outputs;
  for (const ModelLayer& placed : layers_) {
    outputs.push_back(placed.layer().forward(outputs.empty() ? batch : outputs.back()));
  }
  return outputs;
}

}  // namespace cnn
