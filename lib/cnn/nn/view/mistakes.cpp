#include "cnn/nn/view/mistakes.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "cnn/core/errors.hpp"
#include "cnn/nn/losses/metrics.hpp"
#include "cnn/nn/view/tiles.hpp"

namespace cnn::view {
namespace {

/// (height, width, 3) of 0..255 from the bytes of one picture.
Tensor colours_of(const Dataset& dataset, int index) {
  const Shape shape = dataset.input_shape();
  const int channels = shape[2];
  const auto bytes = dataset.pixels(index);
  Tensor picture({shape[0], shape[1], 3});
  for (std::int64_t pixel = 0; pixel < picture.size() / 3; ++pixel) {
    for (int color = 0; color < 3; ++color) {
      picture.begin()[3 * pixel + color] =
          bytes[static_cast<std::size_t>(pixel * channels + (channels == 3 ? color : 0))];
    }
  }
  return picture;
}

}  // namespace

std::vector<Mistake> worst_mistakes(const Dataset& dataset, const Tensor& outputs, int most) {
  if (outputs.shape().rank() != 2 || outputs.shape()[0] != dataset.size()) {
    throw ShapeError(
        fmt::format("worst_mistakes: {} examples need outputs of shape ({}, classes). Received {}.",
                    dataset.size(), dataset.size(), to_string(outputs.shape())));
  }
  const std::vector<int> answers = predicted_classes(outputs);
  const int columns = outputs.shape()[1];
  std::vector<Mistake> mistakes;
  for (int i = 0; i < dataset.size(); ++i) {
    const int answer = answers[static_cast<std::size_t>(i)];
    if (answer == dataset.label(i)) continue;
    const float confidence = columns > 1   ? outputs(i, answer)
                             : answer == 1 ? outputs(i, 0)
                                           : 1 - outputs(i, 0);
    mistakes.push_back({i, dataset.label(i), answer, confidence});
  }
  std::stable_sort(mistakes.begin(), mistakes.end(),
                   [](const Mistake& a, const Mistake& b) { return a.confidence > b.confidence; });
  if (static_cast<int>(mistakes.size()) > most) mistakes.resize(static_cast<std::size_t>(most));
  return mistakes;
}

Tensor mistakes_sheet(const Dataset& dataset, const std::vector<Mistake>& mistakes,
                      const std::string& note) {
  const std::vector<std::string>& names = dataset.class_names();
  std::vector<Tile> tiles;
  tiles.reserve(mistakes.size());
  for (const Mistake& mistake : mistakes) {
    const Tensor picture = colours_of(dataset, mistake.index);
    const int factor = upscale_factor(picture.shape()[0], picture.shape()[1]);
    tiles.push_back(
        {upscaled(picture, factor),
         fmt::format("{} {:.2f} / {}", names[static_cast<std::size_t>(mistake.answer)],
                     mistake.confidence, names[static_cast<std::size_t>(mistake.truth)])});
  }
  const Header header{.title = fmt::format("{} mistakes, the surest first", mistakes.size()),
                      .note = note + ": answer, its probability / truth"};
  return tile_sheet(header, tiles);
}

}  // namespace cnn::view
