// The kernels of a network's convolutions as pictures.
#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "cnn/nn/model/sequential.hpp"
#include "cnn/nn/view/filters_sheet.hpp"
#include "cnn/nn/view/sheet_folder.hpp"

namespace cnn::view {

/// Hands over a `filters_sheet` for every Conv2D of the model, or for `layer` alone when that is
/// not empty; `options.title` is ignored, each sheet says its layer and the kernel's shape. Throws
/// std::invalid_argument when there is no such layer, it is no convolution, or the model has none;
/// std::logic_error before `build`; all of it before the first sheet.
void draw_filters(const Sequential& model, const std::string& layer, const FilterOptions& options,
                  const std::function<void(const Sheet&)>& take);

/// The same into `folder`, which is made where missing: conv2d_1.png, ... Returns the files in
/// order. Throws as above, and DataError as SheetFolder does.
std::vector<std::filesystem::path> write_filters(const Sequential& model,
                                                 const std::filesystem::path& folder,
                                                 const std::string& layer = "",
                                                 const FilterOptions& options = {});

}  // namespace cnn::view
