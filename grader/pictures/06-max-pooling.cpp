// A response map, halved three times by the maximum and by the average.
#include <fmt/format.h>

#include "cnn/core/image_file.hpp"
#include "cnn/nn/kernels/activations.hpp"
#include "cnn/nn/kernels/pooling2d.hpp"
#include "cnn/nn/view/photograph.hpp"
#include "pictures/layout.hpp"
#include "pictures/pictures.hpp"
#include "pictures/responses.hpp"

namespace convlings {
namespace {

using namespace cnn::view;
using Pooling = cnn::Tensor (*)(const cnn::Tensor&, const cnn::Window&, const cnn::Window&);

constexpr int side = 208;  // of the response map: 208, 104, 52, 26
constexpr int times = 3;
constexpr ColorScale strength{Colormap::viridis, 0, 2000};

// (height, width, channels), pool size 2, stride 2
cnn::Tensor halved(const cnn::Tensor& map, Pooling pooling) {
  const cnn::Shape& shape = map.shape();
  const cnn::Window rows = cnn::resolve_window(shape[0], 2, 2, cnn::valid);
  const cnn::Window columns = cnn::resolve_window(shape[1], 2, 2, cnn::valid);
  return pooling(map.reshaped({1, shape[0], shape[1], shape[2]}), rows, columns)
      .reshaped({rows.output, columns.output, shape[2]});
}

cnn::Tensor panel(const cnn::Tensor& map, const std::string& name) {
  const int cells = map.shape()[0];
  return captioned(drawn(map, strength, side / cells),
                   {name, fmt::format("{} x {}", cells, map.shape()[1])});
}

cnn::Tensor row(cnn::Tensor map, Pooling pooling, const char* name) {
  std::vector<cnn::Tensor> panels;
  for (int time = 1; time <= times; ++time) {
    map = halved(map, pooling);
    panels.push_back(panel(map, time == 1 ? name : fmt::format("{}, {} times", name, time)));
  }
  return beside(panels, 8);
}

}  // namespace

cnn::Tensor max_pooling_picture(const std::filesystem::path& photographs) {
  const cnn::Tensor photograph =
      resized(cnn::read_image(photographs / "camera.png"), side + 2, side + 2);
  cnn::Tensor map = response(photograph, edge_kernel());  // (208, 208, 1)
  cnn::kernels::relu(map);
  const cnn::Tensor header = header_of({.title = "Pooling 2x2, again and again",
                                        .low = "0",
                                        .high = "2000",
                                        .remark = "one scale for all"});
  const cnn::Tensor pooled = stacked({row(map, cnn::kernels::max_pooling2d, "maximum"),
                                      row(map, cnn::kernels::average_pooling2d, "average")},
                                     16);
  return page(
      stacked({header, beside({panel(map, "edges, after relu"), pooled}, 16, Align::middle)}, 16));
}

}  // namespace convlings
