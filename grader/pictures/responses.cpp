#include "pictures/responses.hpp"

#include "cnn/nn/kernels/conv2d.hpp"
#include "cnn/nn/view/value_range.hpp"

namespace convlings {

cnn::Tensor edge_kernel() {
  return cnn::matrix({{10, 10, 10}, {0, 0, 0}, {-10, -10, -10}}).reshaped({3, 3, 1, 1});
}

cnn::Tensor box_kernel(int size) {
  cnn::Tensor kernel({size, size, 1, 1});
  for (float& weight : kernel) weight = 1 / static_cast<float>(kernel.size());
  return kernel;
}

cnn::Tensor response(const cnn::Tensor& image, const cnn::Tensor& kernel, int stride,
                     cnn::Padding padding) {
  const cnn::Shape& size = image.shape();
  const cnn::Shape& taps = kernel.shape();
  const cnn::Window rows = cnn::resolve_window(size[0], taps[0], stride, padding);
  const cnn::Window columns = cnn::resolve_window(size[1], taps[1], stride, padding);
  return cnn::kernels::conv2d(image.reshaped({1, size[0], size[1], size[2]}), kernel,
                              cnn::Tensor({taps[3]}), rows, columns)
      .reshaped({rows.output, columns.output, taps[3]});
}

cnn::Tensor drawn(const cnn::Tensor& map, const cnn::view::ColorScale& scale, int factor,
                  int channel) {
  return cnn::view::upscaled(cnn::view::colored(cnn::view::channel_of(map, channel), scale),
                             factor);
}

}  // namespace convlings
