// A colour photograph and what eight hand-made filters answer to its three channels.
#include <fmt/format.h>
#include <algorithm>
#include <array>

#include "cnn/core/image_file.hpp"
#include "cnn/nn/view/photograph.hpp"
#include "cnn/nn/view/value_range.hpp"
#include "pictures/layout.hpp"
#include "pictures/pictures.hpp"
#include "pictures/responses.hpp"

namespace convlings {
namespace {

using namespace cnn::view;

constexpr int height = 63;  // of the photograph that the filters see
constexpr int width = 95;
constexpr int enlarged = 3;
constexpr int gap = 12;

// A pattern of weights for brightness, or the same everywhere with a weight for each colour.
struct Filter {
  const char* name;
  std::array<float, 9> pattern;
  std::array<float, 3> colors{1, 1, 1};
};

constexpr std::array<float, 9> even{1, 1, 1, 1, 1, 1, 1, 1, 1};

const std::array<Filter, 8> filters{{
    {"bright above dark", {1, 1, 1, 0, 0, 0, -1, -1, -1}},
    {"bright left of dark", {1, 0, -1, 1, 0, -1, 1, 0, -1}},
    {"bright over a slope", {1, 1, 0, 1, 0, -1, 0, -1, -1}},
    {"the other slope", {0, 1, 1, -1, 0, 1, -1, -1, 0}},
    {"bright spots", {-1, -1, -1, -1, 8, -1, -1, -1, -1}},
    {"blur", even},
    {"red, not green", even, {1, -1, 0}},
    {"yellow, not blue", even, {0.5F, 0.5F, -1}},
}};

// (3, 3, 3, 8)
cnn::Tensor kernel() {
  cnn::Tensor weights({3, 3, 3, static_cast<int>(filters.size())});
  for (int filter = 0; filter < weights.shape()[3]; ++filter) {
    const Filter& made = filters.at(static_cast<std::size_t>(filter));
    for (int tap = 0; tap < 9; ++tap) {
      for (int channel = 0; channel < 3; ++channel) {
        weights(tap / 3, tap % 3, channel, filter) =
            made.pattern.at(static_cast<std::size_t>(tap)) *
            made.colors.at(static_cast<std::size_t>(channel));
      }
    }
  }
  return weights;
}

// From the darkest hundredth of the answers to the brightest: single cells would set the range
// otherwise.
ColorScale scale_of(const cnn::Tensor& plane) {
  std::vector<float> sorted(plane.begin(), plane.end());
  std::sort(sorted.begin(), sorted.end());
  const std::size_t hundredth = sorted.size() / 100;
  return {Colormap::viridis, sorted[hundredth], sorted[sorted.size() - 1 - hundredth]};
}

// The filter's three channels as tiles, red, green and blue, as high as a line of words.
cnn::Tensor tiles(const cnn::Tensor& weights, int filter) {
  std::vector<cnn::Tensor> channels;
  const ColorScale signs{Colormap::diverging, -1, 1};
  for (int channel = 0; channel < weights.shape()[2]; ++channel) {
    cnn::Tensor taps({3, 3, 1});
    for (int tap = 0; tap < 9; ++tap) {
      taps(tap / 3, tap % 3, 0) = weights(tap / 3, tap % 3, channel, filter);
    }
    channels.push_back(framed(drawn(taps, signs, 6)));
  }
  return beside(channels, 2);
}

}  // namespace

cnn::Tensor channels_picture(const std::filesystem::path& photographs) {
  const cnn::Tensor original = cnn::read_image(photographs / "cat.jpg");
  const cnn::Tensor photograph = resized(original, height, width);
  const cnn::Tensor weights = kernel();
  const cnn::Tensor maps = response(photograph, weights);  // (height - 2, width - 2, 8)
  std::vector<cnn::Tensor> panels;
  for (int filter = 0; filter < maps.shape()[2]; ++filter) {
    const cnn::Tensor plane = channel_of(maps, filter);
    const cnn::Tensor words_below =
        beside({tiles(weights, filter), words(filters.at(filter).name)}, 8, Align::middle);
    panels.push_back(
        stacked({framed(drawn(maps, scale_of(plane), enlarged, filter)), words_below}, 5));
  }
  const cnn::Tensor right =
      stacked({beside({panels[0], panels[1]}, gap), beside({panels[2], panels[3]}, gap)}, gap);
  const cnn::Tensor left =
      captioned(upscaled(photograph, 2 * enlarged),
                {fmt::format("photograph {}, feature map {}", to_string(photograph.shape()),
                             to_string(maps.shape())),
                 "below each map: its filter for red, green, blue"});
  const cnn::Tensor below = beside({panels[4], panels[5], panels[6], panels[7]}, gap);
  const int room = 2 * panels[0].shape()[1] + gap - left.shape()[1];  // to stand above two panels
  const cnn::Tensor above = beside({with_margin(left, 0, room, 0, 0), right}, gap);
  return page(stacked({above, below}, gap));
}

}  // namespace convlings
