// A photograph on its way through the MNIST convnet's base, all maps at one scale.
#include "cnn/core/image_file.hpp"
#include "cnn/nn/model/named_models.hpp"
#include "cnn/nn/view/photograph.hpp"
#include "pictures/layout.hpp"
#include "pictures/maps.hpp"
#include "pictures/pictures.hpp"
#include "pictures/responses.hpp"

namespace convlings {
namespace {

using namespace cnn::view;

constexpr int cell = 2;  // pixels

cnn::Tensor step(const cnn::Tensor& picture, const std::string& name, const cnn::Shape& shape) {
  return stacked(
      {picture, stacked({words(name), words(to_string(shape), pencil)}, 3, Align::middle)}, 8,
      Align::middle);
}

}  // namespace

cnn::Tensor sequential_picture(const std::filesystem::path& photographs) {
  cnn::Sequential model = cnn::named_model("mnist");
  model.build();
  const cnn::Tensor input =
      prepared(cnn::read_image(photographs / "boot.png"), model.input_shape());
  const std::vector<cnn::Tensor> outputs =
      model.activations(input.reshaped(cnn::with_batch(1, input.shape())));
  std::vector<cnn::Tensor> steps{
      step(framed(drawn(input, {Colormap::grey, 0, 1}, cell)), "input", input.shape())};
  for (std::size_t i = 0; i < outputs.size(); ++i) {
    const cnn::ModelLayer& layer = model.layers()[i];
    const cnn::Shape& shape = layer.output_shape();
    if (shape.rank() != 3) break;
    const int columns = shape[2] / 8;
    const bool pools = layer.layer().type() == "MaxPooling2D";
    steps.push_back(step(map_grid(outputs[i].reshaped(shape), columns, cell, 3),
                         pools ? "pooled" : layer.name(), shape));
  }
  return page(stacked({words("The MNIST convnet's base, untrained", ink, 3),
                       words("every cell is drawn as 2x2 pixels; grey: a map of zeros", pencil),
                       beside(steps, 20, Align::middle)},
                      12));
}

}  // namespace convlings
