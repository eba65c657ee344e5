#include <memory>

#include "cnn/core/image_file.hpp"
#include "cnn/nn/view/feature_maps.hpp"
#include "commands/commands.hpp"
#include "commands/model_options.hpp"
#include "commands/pictures.hpp"

namespace convlings {

using std::string_literals::operator""s;

namespace {

struct FeatureMapsOptions {
  ModelOptions model;
  std::string image;
  std::string layer;
  std::string scale = "channel";
  std::string out;
};

int featuremaps(const Context& context, const FeatureMapsOptions& options) {
  const cnn::Sequential model = options.model.make_with_weights();
  const cnn::Tensor photograph = cnn::read_image(options.image);
  cnn::view::FeatureMapOptions drawing;
  drawing.layer = options.layer;
  drawing.note = options.model.weights_note();
  drawing.scale = options.scale == "layer" ? cnn::view::Scale::layer : cnn::view::Scale::channel;
  std::vector<std::filesystem::path> files;
  {
    const Busy busy(context, "Drawing");
    files = cnn::view::write_feature_maps(model, photograph, options.out, drawing);
  }
  say_written(context, files);
  return 0;
}

}  // namespace

void add_featuremaps(CommandLine& line, const Context& context) {
  auto options = std::make_shared<FeatureMapsOptions>();
  Command command = line.command(
      "featuremaps", "Draw what each layer makes of a photograph",
      "  ./convlings featuremaps mnist --image photo.jpg --out maps\n"
      "  ./convlings featuremaps cifar --image photo.jpg --layer conv2d_2 --out maps\n"
      "  ./convlings featuremaps mnist --weights w.safetensors --image 7.png --out maps\n"s +
          layer_words,
      [&context, options] { return featuremaps(context, *options); });
  options->model.add_to(command);
  command.option("--image", options->image, "A JPEG, PNG, BMP or PNM file", true);
  command.option("--out", options->out, "Folder for the PNG files, made where missing", true);
  command.option("--layer", options->layer, "Draw this layer only");
  command.option("--scale", options->scale, "Colours cover each channel's range, or the layer's",
                 {"channel", "layer"});
  options->model.add_weights_to(command);
}

}  // namespace convlings
