#include "cnn/nn/exchange/weights.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <stdexcept>
#include <utility>

#include "cnn/core/errors.hpp"
#include "cnn/core/file.hpp"
#include "cnn/nn/exchange/safetensors_claims.hpp"
#include "cnn/nn/exchange/safetensors_file.hpp"

namespace cnn {
namespace {

constexpr const char* format_name = "convlings";
constexpr const char* format_version = "1";

struct Wanted {
  std::string name;  // "conv2d_1.kernel"
  Shape shape;
};

std::vector<Wanted> weights_of(const ModelLayer& placed) {
  std::vector<Wanted> wanted;
  for (const WeightPlan& plan : placed.layer().weight_plan(placed.input_shape())) {
    wanted.push_back({placed.name() + "." + plan.name, plan.shape});
  }
  return wanted;
}

std::vector<Wanted> wanted_weights(const Sequential& model, const std::vector<std::string>& names) {
  std::vector<Wanted> all;
  const auto append = [&all](const std::vector<Wanted>& more) {
    all.insert(all.end(), more.begin(), more.end());
  };
  if (names.empty()) {
    for (const ModelLayer& placed : model.layers()) append(weights_of(placed));
  }
  for (const std::string& name : names) {
    const std::vector<Wanted> weights = weights_of(model.layer(name));
    if (weights.empty()) {
      throw std::invalid_argument(fmt::format(
          "load_weights: {} has no weights to load. Name Conv2D and Dense layers.", name));
    }
    append(weights);
  }
  return all;
}

const StoredTensor* find(const SafetensorsHeader& header, const std::string& name) {
  const auto found = std::find_if(header.tensors.begin(), header.tensors.end(),
                                  [&](const StoredTensor& tensor) { return tensor.name == name; });
  return found == header.tensors.end() ? nullptr : &*found;
}

/// "a, b, c and 4 more".
std::string first_few(const std::vector<std::string>& names) {
  constexpr std::size_t few = 3;
  if (names.size() <= few) return fmt::format("{}", fmt::join(names, ", "));
  return fmt::format("{} and {} more", fmt::join(names.begin(), names.begin() + few, ", "),
                     names.size() - few);
}

/// How the file and the model disagree, in words; empty when they do not.
std::string differences(const SafetensorsHeader& header, const std::vector<Wanted>& wanted,
                        bool whole_model) {
  std::vector<std::string> missing;
  std::vector<std::string> shapes;
  std::vector<std::string> surplus;
  for (const Wanted& weight : wanted) {
    const StoredTensor* stored = find(header, weight.name);
    if (stored == nullptr) {
      missing.push_back(weight.name + " " + to_string(weight.shape));
    } else if (stored->shape != weight.shape) {
      shapes.push_back(fmt::format("{} expected {}, received {}", weight.name,
                                   to_string(weight.shape), to_string(stored->shape)));
    }
  }
  for (const StoredTensor& stored : header.tensors) {
    const bool known = std::any_of(wanted.begin(), wanted.end(), [&](const Wanted& weight) {
      return weight.name == stored.name;
    });
    if (whole_model && !known) {
      surplus.push_back(shown_name(stored.name) + " " + to_string(stored.shape));
    }
  }
  std::string text;
  if (!shapes.empty()) text += " Shapes differ: " + first_few(shapes) + ".";
  if (!missing.empty()) text += " Not in the file: " + first_few(missing) + ".";
  if (!surplus.empty()) text += " Not in the model: " + first_few(surplus) + ".";
  return text;
}

void require_known_version(const SafetensorsHeader& header, const std::string& file) {
  const auto format = header.metadata.find("format");
  if (format == header.metadata.end() || format->second != format_name)
    return;  // another program's
  const auto version = header.metadata.find("version");
  if (version != header.metadata.end() && version->second == format_version) return;
  throw DataError(fmt::format(
      "{}: weights of version {} are read. Received version {}. Use the program that wrote it.",
      file, format_version,
      version == header.metadata.end() ? "none" : shown_name(version->second)));
}

}  // namespace

void save_weights(const Sequential& model, const std::filesystem::path& file) {
  std::vector<NamedTensor> tensors;
  for (const ModelLayer& placed : model.layers()) {
    for (const Wanted& weight : weights_of(placed)) {
      tensors.push_back({weight.name, &model.weight(weight.name)});
    }
  }
  write_file(file,
             safetensors_bytes(
                 {{"format", format_name}, {"version", format_version}, {"model", model.name()}},
                 tensors));
}

void load_weights(Sequential& model, const std::filesystem::path& file,
                  const LoadWeightsOptions& options) {
  const std::vector<Wanted> wanted = wanted_weights(model, options.layers);
  SafetensorsFile stored(file);
  require_known_version(stored.header(), file.string());
  const std::string problems = differences(stored.header(), wanted, options.layers.empty());
  if (!problems.empty()) {
    throw DataError(
        fmt::format("{}: these are not the weights of {}.{} Load them into the model "
                    "that they were saved from, or only the layers that agree.",
                    file.string(), model.name(), problems));
  }
  std::vector<std::pair<std::string, Tensor>> loaded;
  loaded.reserve(wanted.size());
  for (const Wanted& weight : wanted) {
    loaded.emplace_back(weight.name, stored.read(*find(stored.header(), weight.name)));
  }
  if (!model.is_built()) model.build();
  for (auto& [name, value] : loaded) model.set_weight(name, std::move(value));
}

}  // namespace cnn
