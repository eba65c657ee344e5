#include "cnn/nn/view/feature_maps.hpp"

#include <optional>

#include "cnn/nn/view/colormap.hpp"
#include "cnn/nn/view/photograph.hpp"
#include "cnn/nn/view/text.hpp"
#include "cnn/nn/view/tiles.hpp"
#include "cnn/nn/view/unit_strip.hpp"
#include "cnn/nn/view/value_range.hpp"

namespace cnn::view {
namespace {

std::string title(const std::string& name, const Shape& shape) {
  return shortened(name, 40) + " " + to_string(shape);
}

// What the network sees, as a picture.
Tensor input_sheet(const Tensor& input) {
  const Shape& shape = input.shape();
  const Tensor grey = channel_of(input, 0);
  Tensor picture = colored(grey, {Colormap::grey, 0, 1});
  if (shape[2] == 3) {
    picture = input;
    for (float& part : picture) part *= 255;
  }
  constexpr int wanted = 384;  // pixels: it stands alone on its sheet
  const Header header{.title = title("input", shape),
                      .remark = "the photograph as the network gets it"};
  return tile_sheet(header, {{upscaled(picture, upscale_factor(shape[0], shape[1], wanted)), ""}});
}

Tensor layer_sheet(const ModelLayer& layer, const Tensor& output,
                   const FeatureMapOptions& options) {
  const Shape& shape = layer.output_shape();
  const SheetOptions sheet{title(layer.name(), shape), options.note, options.scale};
  if (shape.rank() == 1) return unit_strip(output.reshaped(shape), sheet);
  if (shape.rank() == 2) return contact_sheet(output.reshaped({shape[0], shape[1], 1}), sheet);
  return contact_sheet(output.reshaped(shape), sheet);
}

}  // namespace

void draw_feature_maps(const Sequential& model, const Tensor& photograph,
                       const FeatureMapOptions& options,
                       const std::function<void(const Sheet&)>& take) {
  const bool all = options.layer.empty();
  if (!all) model.layer(options.layer);  // throws when it is not there
  const Tensor input = prepared(photograph, model.input_shape());
  const std::vector<Tensor> outputs =
      model.activations(input.reshaped(with_batch(1, model.input_shape())));
  if (all) take({"input", input_sheet(input)});
  for (std::size_t i = 0; i < outputs.size(); ++i) {
    const ModelLayer& layer = model.layers()[i];
    if (!all && layer.name() != options.layer) continue;
    take({layer.name(), layer_sheet(layer, outputs[i], options)});
  }
}

std::vector<std::filesystem::path> write_feature_maps(const Sequential& model,
                                                      const Tensor& photograph,
                                                      const std::filesystem::path& folder,
                                                      const FeatureMapOptions& options) {
  std::optional<SheetFolder> sheets;  // made with the first sheet: no empty folder after an error
  draw_feature_maps(model, photograph, options, [&](const Sheet& sheet) {
    if (!sheets) sheets.emplace(folder);
    sheets->write(sheet);
  });
  return sheets ? sheets->files() : std::vector<std::filesystem::path>{};
}

}  // namespace cnn::view
