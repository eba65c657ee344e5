// What a network makes of a photograph, layer by layer.
#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "cnn/nn/model/sequential.hpp"
#include "cnn/nn/view/contact_sheet.hpp"
#include "cnn/nn/view/sheet_folder.hpp"

namespace cnn::view {

struct FeatureMapOptions {
  std::string layer = {};  ///< draw this layer only; empty: what goes in, then all layers
  std::string note = {};   ///< written beside every title, such as "untrained, seed 1"
  Scale scale = Scale::channel;
};

/// Runs the photograph (height, width, 1 to 4) of 0..255, made ready by `prepared`, through the
/// model and hands over one sheet at a time: "input", then every layer under its name, a contact
/// sheet for (height, width, channels) and a strip of units for (units,). One at a time because the
/// sheets of a large network together fill the memory. Throws std::invalid_argument, which lists
/// the names, for a layer that is not there, ShapeError when the model takes no pictures,
/// std::logic_error before `build`; all of it before the first sheet.
void draw_feature_maps(const Sequential& model, const Tensor& photograph,
                       const FeatureMapOptions& options,
                       const std::function<void(const Sheet&)>& take);

/// The same into `folder`, which is made where missing: input.png, conv2d_1.png, ... Returns the
/// files in order. Throws as above, and DataError as SheetFolder does.
std::vector<std::filesystem::path> write_feature_maps(const Sequential& model,
                                                      const Tensor& photograph,
                                                      const std::filesystem::path& folder,
                                                      const FeatureMapOptions& options = {});

}  // namespace cnn::view
