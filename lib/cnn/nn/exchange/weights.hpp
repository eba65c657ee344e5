// What a model has learned, kept in a safetensors file under dotted names such as
// "conv2d_1.kernel".
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "cnn/nn/model/sequential.hpp"

namespace cnn {

/// Writes every weight of the model, in the order of its layers; kernels as Keras shapes them:
/// (height, width, channels, filters) and (inputs, units). The file appears whole or not at all.
/// Throws std::logic_error before `build`, DataError when it cannot be written.
void save_weights(const Sequential& model, const std::filesystem::path& file);

struct LoadWeightsOptions {
  std::vector<std::string> layers = {};  ///< only these; empty: all, and the file holds no others
};

/// Gives the model the weights in the file. A model without weights is built first, so that layers
/// that are not loaded have fresh ones. Throws DataError, with file, tensor, expected and received
/// shape, when the file is damaged or of another model, std::invalid_argument for a layer that the
/// model does not have or that has no weights; the model is then as it was.
///
///   load_weights(model, "weights.safetensors");
///   load_weights(model, "weights.safetensors", {.layers = {"conv2d_1", "conv2d_2"}});
void load_weights(Sequential& model, const std::filesystem::path& file,
                  const LoadWeightsOptions& options = {});

}  // namespace cnn
