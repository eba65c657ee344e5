// The edge kernel with three strides: the whole answers cell for cell, and one detail enlarged.
#include <fmt/format.h>

#include "cnn/core/image_file.hpp"
#include "cnn/nn/view/photograph.hpp"
#include "pictures/layout.hpp"
#include "pictures/pictures.hpp"
#include "pictures/responses.hpp"

namespace convlings {
namespace {

using namespace cnn::view;

// The camera on its tripod, in cells of the answer with stride 1.
constexpr int detail_top = 52;
constexpr int detail_left = 112;
constexpr int detail_side = 64;

cnn::Tensor detail(const cnn::Tensor& answer, int stride) {
  const int side = detail_side / stride;
  cnn::Tensor part({side, side, 1});
  for (int row = 0; row < side; ++row) {
    for (int column = 0; column < side; ++column) {
      part(row, column, 0) = answer(detail_top / stride + row, detail_left / stride + column, 0);
    }
  }
  return part;
}

}  // namespace

cnn::Tensor strides_picture(const std::filesystem::path& photographs) {
  const cnn::Tensor photograph = resized(cnn::read_image(photographs / "camera.png"), 256, 256);
  const ColorScale signs{Colormap::diverging, -3000, 3000};
  std::vector<cnn::Tensor> whole;
  std::vector<cnn::Tensor> details;
  for (const int stride : {1, 2, 4}) {
    const cnn::Tensor answer = response(photograph, edge_kernel(), stride);
    cnn::Tensor picture = drawn(answer, signs);
    const Box place{detail_top / stride, detail_left / stride, detail_side / stride,
                    detail_side / stride};
    frame(picture, place, ink);
    whole.push_back(
        captioned(picture, {fmt::format("stride {}", stride),
                            fmt::format("{} x {}", answer.shape()[0], answer.shape()[1])}));
    details.push_back(captioned(drawn(detail(answer, stride), signs, 4 * stride),
                                {fmt::format("in the frame: {0} x {0}", detail_side / stride)}));
  }
  std::vector<cnn::Tensor> columns;
  for (std::size_t i = 0; i < whole.size(); ++i) {
    columns.push_back(stacked({whole[i], details[i]}, 16));
  }
  const cnn::Tensor header = header_of({.title = "The edge kernel takes longer steps",
                                        .map = Colormap::diverging,
                                        .low = "-3000",
                                        .high = "3000",
                                        .remark = "one pixel is one cell"});
  return page(stacked({header, beside(columns, 16, Align::end)}, 16));
}

}  // namespace convlings
