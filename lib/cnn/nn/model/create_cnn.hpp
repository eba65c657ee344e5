// From a layer config to a model.
#pragma once

#include <string>
#include <vector>

#include "cnn/nn/model/layer_config.hpp"
#include "cnn/nn/model/sequential.hpp"

namespace cnn {

struct CreateCnnOptions {
  Padding padding = same;  ///< of the convolutions that do not name theirs
  std::uint64_t seed = 1;
  std::string name = "sequential_1";
};

/// The model that `config` describes for examples of shape `input`. Convolutions and dense layers
/// end with relu, the last dense layer with softmax, or with sigmoid when it has a single unit.
/// Throws ShapeError, which names the token and its position.
///
///   create_cnn("c64,3 c64,3 m2 c128,3 m2 c128,3 f d1024 d10", {32, 32, 3});
///   create_cnn("c32,3 m2 f d10", {28, 28, 1}, {.padding = valid});
Sequential create_cnn(const std::string& config, const Shape& input,
                      const CreateCnnOptions& options = {});

/// The same from entries that are already read.
Sequential create_cnn(const std::vector<LayerConfig>& entries, const Shape& input,
                      const CreateCnnOptions& options = {});

}  // namespace cnn
