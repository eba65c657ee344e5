// Eleven filters over a photograph: what every map shows, and how strong it is.
#include "checks/photograph_maps.hpp"
#include "checks/picture_reference.hpp"
#include "cnn/core/image_file.hpp"
#include "cnn/nn/view/photograph.hpp"
#include "cnn/nn/view/value_range.hpp"
#include "pictures/layout.hpp"
#include "pictures/pictures.hpp"
#include "pictures/responses.hpp"

namespace convlings {
namespace {

using namespace cnn::view;

constexpr int gap = 8;
constexpr int columns = 6;

// (rows, columns, 3): the colours of filter `filter`, as filter_picture makes them.
cnn::Tensor filter_tile(const cnn::Tensor& kernels, int filter) {
  return framed(upscaled(checks::reference_filter(kernels, 0, filter), 22));
}

// Black where a map is dead: its own scale has no length.
ColorScale grey_over(const ValueRange& range) {
  return {Colormap::grey, range.low, range.constant() ? range.low + 1 : range.high};
}

// All maps in rows of `columns`; `layer` is the one scale for all, or null for scales of their own.
cnn::Tensor sheet(const cnn::Tensor& maps, const ValueRange* layer) {
  std::vector<cnn::Tensor> rows;
  for (int first = 0; first < maps.shape()[2]; first += columns) {
    std::vector<cnn::Tensor> tiles;
    for (int channel = first; channel < std::min(first + columns, maps.shape()[2]); ++channel) {
      const ValueRange own = range_of(channel_of(maps, channel));
      tiles.push_back(drawn(maps, grey_over(layer == nullptr ? own : *layer), 1, channel));
    }
    rows.push_back(beside(tiles, gap));
  }
  return stacked(rows, gap);
}

}  // namespace

cnn::Tensor seeing_picture(const std::filesystem::path& photographs) {
  const cnn::Tensor photograph = cnn::read_image(photographs / "camera.png");
  const cnn::Tensor kernels = checks::photograph_kernels();
  const cnn::Tensor maps = checks::photograph_maps(photograph);  // (80, 80, 11)
  std::vector<cnn::Tensor> tiles;
  tiles.reserve(static_cast<std::size_t>(kernels.shape()[3]));
  for (int filter = 0; filter < kernels.shape()[3]; ++filter) {
    tiles.push_back(filter_tile(kernels, filter));
  }
  const ValueRange layer = range_of(maps);
  const cnn::Tensor above =
      beside({framed(drawn(resized(photograph, 82, 82), light)),
              stacked({words("eleven filters look at this photograph"), beside(tiles, gap)}, 6)},
             16, Align::end);
  const cnn::Tensor own =
      stacked({words("each map on a scale of its own"), sheet(maps, nullptr)}, 6);
  const cnn::Tensor shared = stacked({words("one scale for all maps"), sheet(maps, &layer)}, 6);
  return page(stacked({above, beside({own, shared}, 24)}, 20));
}

}  // namespace convlings
