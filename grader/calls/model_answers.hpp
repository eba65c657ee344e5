// What can cross to the checker of a model that a student made: the model itself cannot.
#pragma once

#include <string>
#include <vector>

#include "cnn/nn/model/sequential.hpp"

namespace convlings {

/// "Conv2D(filters=32, kernel_size=(3, 3), …)", one line a layer.
inline std::vector<std::string> layer_descriptions(const cnn::Sequential& model) {
  std::vector<std::string> lines;
  lines.reserve(model.layers().size());
  for (const cnn::ModelLayer& layer : model.layers()) lines.push_back(layer.layer().description());
  return lines;
}

/// What the model answers to a batch once it has the weights that `seed` gives it. The library's
/// model of the same layers has the same weights.
inline cnn::Tensor forward_with_seed(cnn::Sequential model, int seed, const cnn::Tensor& batch) {
  model.build(static_cast<std::uint64_t>(seed));
  return model.forward(batch);
}

}  // namespace convlings
