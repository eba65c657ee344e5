// The course's three models, by name.
#pragma once

#include <string>
#include <vector>

#include "cnn/nn/model/create_cnn.hpp"

namespace cnn {

/// A model as the layer config that makes it.
struct NamedModel {
  std::string name;    ///< "mnist"
  std::string config;  ///< "c32,3 m2 c64,3 m2 c64,3 f d64 d10"
  Shape input;         ///< of one example
  Padding padding = valid;
};

/// mnist, cifar and cats-dogs.
const std::vector<NamedModel>& named_models();

/// The model of this name, not built yet. Throws std::invalid_argument, which lists the names.
Sequential named_model(const std::string& name, std::uint64_t seed = 1);

}  // namespace cnn
