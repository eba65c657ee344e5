// A photograph, the edge kernel's answer to it, and a blur.
#include "cnn/core/image_file.hpp"
#include "cnn/nn/view/photograph.hpp"
#include "pictures/layout.hpp"
#include "pictures/pictures.hpp"
#include "pictures/responses.hpp"

namespace convlings {

using namespace cnn::view;

cnn::Tensor convolution_picture(const std::filesystem::path& photographs) {
  const cnn::Tensor photograph = resized(cnn::read_image(photographs / "camera.png"), 224, 224);
  const cnn::Tensor edges = response(photograph, edge_kernel());  // (222, 222, 1)
  const cnn::Tensor blur = response(photograph, box_kernel(9));   // (216, 216, 1)
  const ColorScale signs{Colormap::diverging, -3000, 3000};       // more is as red as 3000
  const cnn::Tensor header = header_of({.title = "One photograph, two kernels",
                                        .map = Colormap::diverging,
                                        .low = "-3000",
                                        .high = "3000",
                                        .remark = "the edge kernel's answers"});
  const cnn::Tensor panels =
      beside({captioned(drawn(photograph, light), {"photograph", to_string(photograph.shape())}),
              captioned(drawn(edges, signs), {"rows 10, 0, -10", to_string(edges.shape())}),
              captioned(drawn(blur, light), {"average of 9x9", to_string(blur.shape())})},
             16, Align::end);
  return page(stacked({header, panels}, 16));
}

}  // namespace convlings
