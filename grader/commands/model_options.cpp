#include "commands/model_options.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <filesystem>
#include <vector>

#include "catalogue/errors.hpp"
#include "catalogue/nearest.hpp"
#include "cnn/nn/exchange/weights.hpp"
#include "cnn/nn/model/layer_config.hpp"
#include "cnn/nn/model/named_models.hpp"

namespace convlings {
namespace {

std::vector<std::string> model_names() {
  std::vector<std::string> names;
  for (const cnn::NamedModel& model : cnn::named_models()) names.push_back(model.name);
  return names;
}

/// A word that is a file name or a mistyped name is refused before anybody reads it as layers.
void refuse_what_is_no_config(const std::string& word) {
  std::error_code error;
  if (word.ends_with(".json") || std::filesystem::is_regular_file(word, error)) {
    throw InputError(
        fmt::format("{}: models cannot be read from files. Give a name ({}) or a layer "
                    "config such as \"c32,3 m2 f d10\".",
                    word, fmt::join(model_names(), ", ")));
  }
  const bool one_word = word.find_first_of(" ,") == std::string::npos;
  const std::string meant = did_you_mean(word, model_names());
  if (one_word && !meant.empty()) {
    throw InputError(fmt::format("There is no model \"{}\".{}", word, meant));
  }
}

}  // namespace

void ModelOptions::add_to(Command& command) {
  command.word("MODEL", model,
               fmt::format("{}, or a layer config in quotes", fmt::join(model_names(), ", ")));
  command.option("--input", input, "Height x width x channels of what goes in: 28x28x1");
  command.option("--padding", padding, "Of convolutions that do not name theirs",
                 {"valid", "same"});
}

void ModelOptions::add_weights_to(Command& command) {
  command.option("--weights", weights, "A .safetensors file, as train writes; else untrained");
  command.option("--seed", seed, "Seed of untrained weights");
}

bool ModelOptions::is_named() const {
  const std::vector<std::string> names = model_names();
  return std::find(names.begin(), names.end(), model) != names.end();
}

cnn::Shape ModelOptions::input_shape() const {
  if (!input.empty()) return cnn::parse_input_shape(input);
  return is_named() ? make().input_shape() : cnn::Shape();
}

cnn::Sequential ModelOptions::make() const {
  const auto& models = cnn::named_models();
  const auto named = std::find_if(models.begin(), models.end(),
                                  [&](const auto& candidate) { return candidate.name == model; });
  cnn::CreateCnnOptions options;
  options.seed = seed;
  if (named != models.end()) options.padding = named->padding;
  if (!padding.empty()) options.padding = padding == "valid" ? cnn::valid : cnn::same;
  if (named != models.end()) {
    return cnn::create_cnn(named->config,
                           input.empty() ? named->input : cnn::parse_input_shape(input), options);
  }
  refuse_what_is_no_config(model);
  if (input.empty()) {
    throw InputError(
        "A layer config needs to know what goes in. Add --input 28x28x1, for example.");
  }
  return cnn::create_cnn(model, cnn::parse_input_shape(input), options);
}

cnn::Sequential ModelOptions::make_with_weights() const {
  cnn::Sequential made = make();
  if (weights.empty()) {
    made.build();
  } else {
    cnn::load_weights(made, weights);
  }
  return made;
}

std::string ModelOptions::weights_note() const {
  if (weights.empty()) return fmt::format("untrained, seed {}", seed);
  return std::filesystem::path(weights).filename().string();
}

}  // namespace convlings
