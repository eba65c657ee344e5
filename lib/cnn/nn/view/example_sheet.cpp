#include "cnn/nn/view/example_sheet.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <stdexcept>

#include "cnn/nn/view/photograph.hpp"
#include "cnn/nn/view/text.hpp"
#include "cnn/nn/view/tiles.hpp"

namespace cnn::view {
namespace {

constexpr int letters = 16;

/// (height, width, 3), whatever the file holds.
Tensor picture(const Dataset& data, int index) {
  Tensor image(data.input_shape());
  const auto bytes = data.pixels(index);
  std::copy(bytes.begin(), bytes.end(), image.begin());
  return to_rgb(image);
}

}  // namespace

Tensor example_sheet(const Header& header, const Dataset& data, const std::vector<int>& indices,
                     const std::vector<std::string>& captions) {
  if (indices.empty() || (!captions.empty() && captions.size() != indices.size())) {
    throw std::invalid_argument(fmt::format(
        "example_sheet: there is at least one picture, and a caption for each or none at all. "
        "Received {} indices, {} captions.",
        indices.size(), captions.size()));
  }
  const int factor = upscale_factor(data.input_shape()[0], data.input_shape()[1]);
  std::vector<Tile> tiles;
  for (std::size_t i = 0; i < indices.size(); ++i) {
    const auto label = static_cast<std::size_t>(data.label(indices[i]));
    tiles.push_back(
        {upscaled(picture(data, indices[i]), factor),
         shortened(captions.empty() ? data.class_names()[label] : captions[i], letters)});
  }
  return tile_sheet(header, tiles);
}

}  // namespace cnn::view
