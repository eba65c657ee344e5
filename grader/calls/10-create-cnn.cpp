#include "create_cnn.hpp"

#include "calls/model_answers.hpp"
#include "runner/call_table.hpp"

namespace {

/// Entries travel as tokens: "c64,3,same", "m2", "a2", "f", "d10".
LayerEntry entry_of(const std::string& token) {
  LayerEntry entry{.kind = token.at(0)};
  if (token.size() > 1) entry.size = std::stoi(token.substr(1));
  if (entry.kind == 'c') entry.kernel = std::stoi(token.substr(token.find(',') + 1));
  if (token.ends_with(",valid")) entry.padding = valid;
  return entry;
}

std::string token_of(const LayerEntry& entry) {
  if (entry.kind == 'f') return "f";
  std::string token = entry.kind + std::to_string(entry.size);
  if (entry.kind == 'c') {
    token += "," + std::to_string(entry.kernel) + "," + to_string(entry.padding);
  }
  return token;
}

std::vector<std::string> tokens_of(const std::vector<LayerEntry>& config) {
  std::vector<std::string> tokens;
  tokens.reserve(config.size());
  for (const LayerEntry& entry : config) tokens.push_back(token_of(entry));
  return tokens;
}

Sequential model_of(const std::vector<std::string>& config, const Shape& input) {
  std::vector<LayerEntry> entries;
  entries.reserve(config.size());
  for (const std::string& token : config) entries.push_back(entry_of(token));
  return create_cnn(entries, input);
}

ActivationFunction activation_of(const std::string& name) {
  for (const ActivationFunction function : {relu, sigmoid, softmax}) {
    if (name == to_string(function)) return function;
  }
  return linear;
}

/// The layers of a model that was empty before.
std::vector<std::string> layers_after(const Shape& input, const std::string& entry,
                                      const std::string& activation) {
  Sequential model(input);
  add_layer(model, entry_of(entry), activation_of(activation));
  return convlings::layer_descriptions(model);
}

}  // namespace

convlings::CallTable convlings::lesson_calls() {
  using Config = std::vector<std::string>;
  CallTable calls;
  calls.add("add_layer", &layers_after);
  calls.add(
      "create_cnn", +[](const Config& config, const Shape& input) {
        return layer_descriptions(model_of(config, input));
      });
  calls.add(
      "input_shape of create_cnn", +[](const Config& config, const Shape& input) {
        return model_of(config, input).input_shape();
      });
  calls.add(
      "output_shape of create_cnn", +[](const Config& config, const Shape& input) {
        return model_of(config, input).output_shape();
      });
  calls.add(
      "is_built of create_cnn",
      +[](const Config& config, const Shape& input) { return model_of(config, input).is_built(); });
  calls.add(
      "forward of create_cnn",
      +[](const Config& config, const Shape& input, int seed, const Tensor& batch) {
        return forward_with_seed(model_of(config, input), seed, batch);
      });
  calls.add(
      "cifar_config", +[] { return tokens_of(cifar_config()); });
  calls.add(
      "lenet5_config", +[] { return tokens_of(lenet5_config()); });
  calls.add(
      "vgg16_config", +[] { return tokens_of(vgg16_config()); });
  return calls;
}
