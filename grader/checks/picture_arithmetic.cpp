#include "checks/picture_arithmetic.hpp"

#include <fmt/format.h>

#include <cmath>

#include "checks/picture_reference.hpp"
#include "cnn/nn/view/value_range.hpp"
#include "story/story.hpp"

namespace convlings::checks {

using cnn::Tensor;
using cnn::view::channel_of;
using cnn::view::range_of;
using cnn::view::ValueRange;

CellArithmetic level_arithmetic(const Tensor& map) {
  return [=](const std::vector<int>& index) {
    const Region cell = cell_of("map", index[0], index[1]);
    const ValueRange range = range_of(map);
    const float number = map(index[0], index[1]);
    if (range.constant()) {
      return from(fmt::format("every number of the map is {}: a dead map, all levels are 0",
                              number_text(number)),
                  {cell});
    }
    const double level = level_of(number, range.low, range.high);
    return from(fmt::format("the number is {0}, the least {1}, the greatest {2}: 255 · ({0} - {1}) "
                            "/ ({2} - {1}) = {3}, rounded {4}",
                            number_text(number), number_text(range.low), number_text(range.high),
                            number_text(level), number_text(std::round(level))),
                {cell});
  };
}

CellArithmetic magnify_arithmetic(const Tensor& picture, int factor) {
  return [=](const std::vector<int>& index) {
    const int row = index[0] / factor;
    const int column = index[1] / factor;
    return from(fmt::format("{} / {} is {} and {} / {} is {}, so it is a copy of cell ({}, {}): {}",
                            index[0], factor, row, index[1], factor, column, row, column,
                            number_text(picture(row, column))),
                {cell_of("picture", row, column)});
  };
}

CellArithmetic sheet_arithmetic(const Tensor& feature_map, int columns, int factor, int gutter) {
  return [=](const std::vector<int>& index) -> CellStory {
    const cnn::Shape& shape = feature_map.shape();
    const int down = shape[0] * factor + gutter;
    const int right = shape[1] * factor + gutter;
    if (index[0] % down >= shape[0] * factor || index[1] % right >= shape[1] * factor) {
      return fmt::format(
          "a gutter: tiles of {}x{} cells begin every {} rows and {} columns; between "
          "them is paper, 255",
          shape[0] * factor, shape[1] * factor, down, right);
    }
    const int tile = index[0] / down * columns + index[1] / right;
    const std::string place =
        fmt::format("row {} of tiles, place {} in it, so tile {}·{} + {} = {}", index[0] / down,
                    index[1] / right, index[0] / down, columns, index[1] / right, tile);
    if (tile >= shape[2]) {
      return fmt::format("{}; there are {} channels, so this place is empty: paper, 255", place,
                         shape[2]);
    }
    const std::vector<int> cell{index[0] % down / factor, index[1] % right / factor};
    return from(fmt::format("{}, cell ({}, {}) of channel {}: {}", place, cell[0], cell[1], tile,
                            level_arithmetic(channel_of(feature_map, tile))(cell).words),
                {cell_of("feature_map", cell[0], cell[1], tile)});
  };
}

CellArithmetic filter_arithmetic(const Tensor& kernels, int channel, int filter) {
  return [=](const std::vector<int>& index) -> CellStory {
    const double greatest = greatest_weight(kernels);
    if (greatest == 0) return "every weight of the layer is 0, and 0 is white: 255, 255, 255";
    const float weight = kernels(index[0], index[1], channel, filter);
    const char* const parts[] = {"red", "green", "blue"};
    const Tensor right = reference_filter(kernels, channel, filter);
    return from(
        fmt::format("the weight is {}, the greatest absolute one of the layer {}, so s = "
                    "{}, and {} = {}",
                    number_text(weight), number_text(greatest), number_text(weight / greatest),
                    parts[index[2]], number_text(right(index[0], index[1], index[2]))),
        {cell_of("kernels", index[0], index[1], channel)});
  };
}

}  // namespace convlings::checks
