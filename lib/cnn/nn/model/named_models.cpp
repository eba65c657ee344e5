#include "cnn/nn/model/named_models.hpp"

#include <fmt/format.h>

#include <stdexcept>

namespace cnn {

const std::vector<NamedModel>& named_models() {
  static const std::vector<NamedModel> models{
      {"mnist", "c32,3 m2 c64,3 m2 c64,3 f d64 d10", {28, 28, 1}, valid},
      {"cifar", "c64,3 c64,3 m2 c128,3 m2 c128,3 f d1024 d10", {32, 32, 3}, same},
      {"cats-dogs", "c32,3 m2 c64,3 m2 c128,3 m2 c128,3 m2 f d512 d1", {150, 150, 3}, valid},
  };
  return models;
}

Sequential named_model(const std::string& name, std::uint64_t seed) {
  std::string known;
  for (const NamedModel& model : named_models()) {
    if (model.name == name) {
      return create_cnn(model.config, model.input, {.padding = model.padding, .seed = seed});
    }
    known += (known.empty() ? "" : ", ") + model.name;
  }
  throw std::invalid_argument(
      fmt::format("named_model: the models are {}. Received \"{}\".", known, name));
}

}  // namespace cnn
