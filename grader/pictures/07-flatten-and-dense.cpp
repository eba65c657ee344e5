// From maps to a decision, and what is lost on the way: the order of the pixels.
#include <fmt/format.h>

#include <cmath>
#include <utility>

#include "cnn/core/image_file.hpp"
#include "cnn/core/random.hpp"
#include "cnn/nn/model/named_models.hpp"
#include "cnn/nn/view/photograph.hpp"
#include "cnn/nn/view/value_range.hpp"
#include "pictures/chart.hpp"
#include "pictures/layout.hpp"
#include "pictures/maps.hpp"
#include "pictures/pictures.hpp"
#include "pictures/responses.hpp"

namespace convlings {
namespace {

using namespace cnn::view;

constexpr int side = 112;  // of the photograph that is shuffled
constexpr int gap = 20;

ColorScale scale_of(const cnn::Tensor& values) {
  const ValueRange range = range_of(values);
  return {Colormap::viridis, range.low, range.high};
}

// (576,) in lines of 64: one place of the map a line, with the place in front of it.
cnn::Tensor flattened_lines(const cnn::Tensor& list, const cnn::Shape& map) {
  const ColorScale scale = scale_of(list);
  std::vector<cnn::Tensor> lines;
  for (int place = 0; place < map[0] * map[1]; ++place) {
    cnn::Tensor cells = blank(16, map[2] * 6);
    for (int channel = 0; channel < map[2]; ++channel) {
      fill(cells, {0, channel * 6, 16, 6}, scale(list(place * map[2] + channel)));
    }
    lines.push_back(beside(
        {words(fmt::format("({}, {})", place / map[1], place % map[1]), pencil), framed(cells)},
        8));
  }
  return stacked(lines, 4);
}

// Ten bars, as long as the probabilities.
cnn::Tensor bars(const cnn::Tensor& probabilities) {
  std::vector<cnn::Tensor> lines;
  for (int unit = 0; unit < probabilities.shape()[0]; ++unit) {
    const int length = static_cast<int>(std::lround(probabilities(unit) * 500));
    lines.push_back(beside({words(std::to_string(unit), pencil), lying_bar(length, 14, blue)}, 8,
                           Align::middle));
  }
  return stacked(lines, 2);
}

cnn::Tensor units(const cnn::Tensor& values) {
  const ColorScale scale = scale_of(values);
  cnn::Tensor strip = blank(values.shape()[0] * 3, 16);
  for (int unit = 0; unit < values.shape()[0]; ++unit) {
    fill(strip, {unit * 3, 0, 3, 16}, scale(values(unit)));
  }
  return framed(strip);
}

cnn::Tensor step(const cnn::Tensor& picture, const char* name, const cnn::Shape& shape) {
  return stacked({picture, stacked({words(name), words(to_string(shape), pencil)}, 3)}, 6);
}

cnn::Tensor without_batch(const cnn::Tensor& batch) {
  return batch.reshaped(cnn::without_batch(batch.shape()));
}

cnn::Tensor decision(const cnn::Tensor& boot) {
  cnn::Sequential model = cnn::named_model("mnist");
  model.build();
  const cnn::Tensor input = prepared(boot, model.input_shape());
  const std::vector<cnn::Tensor> all =
      model.activations(input.reshaped(cnn::with_batch(1, input.shape())));
  const cnn::Tensor maps = without_batch(all[4]);  // (3, 3, 64)
  const cnn::Tensor list = without_batch(all[5]);
  const cnn::Tensor hidden = without_batch(all[6]);
  const cnn::Tensor probabilities = without_batch(all[7]);
  return beside({step(framed(drawn(input, {Colormap::grey, 0, 1}, 2)), "boot", input.shape()),
                 step(map_grid(maps, 8, 6, 4), "maps", maps.shape()),
                 step(flattened_lines(list, maps.shape()), "flatten: a place a line", list.shape()),
                 step(units(hidden), "dense", hidden.shape()),
                 step(bars(probabilities), "dense, softmax", probabilities.shape())},
                24, Align::end);
}

// The same pixels in another order (Fisher and Yates).
cnn::Tensor shuffled(cnn::Tensor picture) {
  cnn::Random random(7);
  for (int i = static_cast<int>(picture.size()) - 1; i > 0; --i) {
    std::swap(picture.begin()[i], picture.begin()[random.integer(0, i)]);
  }
  return picture;
}

}  // namespace

cnn::Tensor flatten_and_dense_picture(const std::filesystem::path& photographs) {
  const cnn::Tensor photograph = resized(cnn::read_image(photographs / "camera.png"), side, side);
  const cnn::Tensor mixed = shuffled(photograph);
  const ColorScale signs{Colormap::diverging, -3000, 3000};
  const cnn::Tensor edges = response(photograph, edge_kernel());
  const cnn::Tensor no_edges = response(mixed, edge_kernel());
  const cnn::Tensor panels = beside({captioned(drawn(photograph, light, 2), {"a picture"}),
                                     captioned(drawn(edges, signs, 2), {"its edges"}),
                                     captioned(drawn(mixed, light, 2), {"the same, shuffled"}),
                                     captioned(drawn(no_edges, signs, 2), {"and its edges"})},
                                    16, Align::end);
  return page(stacked({words("From maps to ten classes, untrained", ink, 3),
                       decision(cnn::read_image(photographs / "boot.png")),
                       words("Alike for a dense layer, not for a convolution", ink, 3), panels},
                      gap));
}

}  // namespace convlings
