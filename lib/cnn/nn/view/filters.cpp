#include "cnn/nn/view/filters.hpp"

#include <fmt/format.h>

#include <optional>
#include <stdexcept>

#include "cnn/nn/view/text.hpp"

namespace cnn::view {
namespace {

bool is_convolution(const ModelLayer& layer) { return layer.layer().type() == "Conv2D"; }

std::vector<const ModelLayer*> convolutions(const Sequential& model, const std::string& wanted) {
  std::vector<const ModelLayer*> found;
  if (!wanted.empty()) {
    found.push_back(&model.layer(wanted));
    if (is_convolution(*found.front())) return found;
    throw std::invalid_argument(fmt::format(
        "filters: only a Conv2D layer has filters. Received {}, a {}. Name a convolution.", wanted,
        found.front()->layer().type()));
  }
  for (const ModelLayer& layer : model.layers()) {
    if (is_convolution(layer)) found.push_back(&layer);
  }
  if (!found.empty()) return found;
  throw std::invalid_argument(fmt::format(
      "filters: only Conv2D layers have filters. Received {}, a model without any.", model.name()));
}

}  // namespace

void draw_filters(const Sequential& model, const std::string& layer, const FilterOptions& options,
                  const std::function<void(const Sheet&)>& take) {
  const std::vector<const ModelLayer*> layers = convolutions(model, layer);
  if (!model.is_built()) {
    throw std::logic_error(
        fmt::format("filters: {} has no weights to draw yet. Call build first.", model.name()));
  }
  for (const ModelLayer* placed : layers) {
    const Tensor& kernel = model.weight(placed->name() + ".kernel");
    FilterOptions own = options;
    own.title = shortened(placed->name(), 40) + " kernel " + to_string(kernel.shape());
    take({placed->name(), filters_sheet(kernel, own)});
  }
}

std::vector<std::filesystem::path> write_filters(const Sequential& model,
                                                 const std::filesystem::path& folder,
                                                 const std::string& layer,
                                                 const FilterOptions& options) {
  std::optional<SheetFolder> sheets;  // made with the first sheet: no empty folder after an error
  draw_filters(model, layer, options, [&](const Sheet& sheet) {
    if (!sheets) sheets.emplace(folder);
    sheets->write(sheet);
  });
  return sheets ? sheets->files() : std::vector<std::filesystem::path>{};
}

}  // namespace cnn::view
