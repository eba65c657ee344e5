#include "pictures/maps.hpp"

#include <algorithm>
#include <vector>

#include "cnn/nn/view/contact_sheet.hpp"
#include "cnn/nn/view/value_range.hpp"
#include "pictures/layout.hpp"
#include "pictures/responses.hpp"

namespace convlings {

using namespace cnn::view;

cnn::Tensor map_grid(const cnn::Tensor& map, int columns, int factor, int gap) {
  std::vector<cnn::Tensor> rows;
  const int channels = map.shape()[2];
  for (int first = 0; first < channels; first += columns) {
    std::vector<cnn::Tensor> tiles;
    for (int channel = first; channel < std::min(first + columns, channels); ++channel) {
      const ValueRange range = range_of(channel_of(map, channel));
      tiles.push_back(
          range.dead() ? blank(map.shape()[0] * factor, map.shape()[1] * factor, dead_grey)
                       : drawn(map, {Colormap::viridis, range.low, range.high}, factor, channel));
    }
    rows.push_back(beside(tiles, gap));
  }
  return stacked(rows, gap);
}

}  // namespace convlings
