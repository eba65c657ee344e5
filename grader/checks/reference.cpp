#include "checks/reference.hpp"

#include <algorithm>

#include "cnn/nn/kernels/conv2d.hpp"
#include "cnn/nn/kernels/dense.hpp"
#include "cnn/nn/kernels/padding2d.hpp"
#include "cnn/nn/kernels/pooling2d.hpp"

namespace convlings::checks {
namespace {

using Pooling = cnn::Tensor (*)(const cnn::Tensor&, const cnn::Window&, const cnn::Window&);

cnn::Tensor pooled(Pooling pooling, const cnn::Tensor& image, int pool_size) {
  const cnn::Shape& size = image.shape();
  const cnn::Window rows = cnn::resolve_window(size[0], pool_size, pool_size, cnn::valid);
  const cnn::Window columns = cnn::resolve_window(size[1], pool_size, pool_size, cnn::valid);
  return pooling(image.reshaped({1, size[0], size[1], size[2]}), rows, columns)
      .reshaped({rows.output, columns.output, size[2]});
}

}  // namespace

cnn::Tensor reference_convolution(const cnn::Tensor& image, const cnn::Tensor& kernel, int stride,
                                  cnn::Padding padding) {
  const cnn::Shape& size = image.shape();
  const cnn::Shape& taps = kernel.shape();
  const cnn::Window rows = cnn::resolve_window(size[0], taps[0], stride, padding);
  const cnn::Window columns = cnn::resolve_window(size[1], taps[1], stride, padding);
  return cnn::kernels::conv2d_slow(image.reshaped({1, size[0], size[1], 1}),
                                   kernel.reshaped({taps[0], taps[1], 1, 1}), cnn::Tensor({1}),
                                   rows, columns)
      .reshaped({rows.output, columns.output});
}

cnn::Tensor reference_zero_padding(const cnn::Tensor& image, int top, int bottom, int left,
                                   int right) {
  const int height = image.shape()[0];
  const int width = image.shape()[1];
  return cnn::kernels::zero_padding2d(image.reshaped({1, height, width, 1}), top, bottom, left,
                                      right)
      .reshaped({top + height + bottom, left + width + right});
}

cnn::Tensor reference_conv2d(const cnn::Tensor& image, const cnn::Tensor& kernels,
                             const cnn::Tensor& bias) {
  const cnn::Shape& size = image.shape();
  const cnn::Window rows = cnn::resolve_window(size[0], kernels.shape()[0], 1, cnn::valid);
  const cnn::Window columns = cnn::resolve_window(size[1], kernels.shape()[1], 1, cnn::valid);
  return cnn::kernels::conv2d_slow(image.reshaped({1, size[0], size[1], size[2]}), kernels, bias,
                                   rows, columns)
      .reshaped({rows.output, columns.output, kernels.shape()[3]});
}

cnn::Tensor reference_max_pooling2d(const cnn::Tensor& image, int pool_size) {
  return pooled(cnn::kernels::max_pooling2d_slow, image, pool_size);
}

cnn::Tensor reference_average_pooling2d(const cnn::Tensor& image, int pool_size) {
  return pooled(cnn::kernels::average_pooling2d_slow, image, pool_size);
}

cnn::Tensor reference_dense(const cnn::Tensor& input, const cnn::Tensor& kernel,
                            const cnn::Tensor& bias) {
  return cnn::kernels::dense_slow(input.reshaped({1, input.shape()[0]}), kernel, bias)
      .reshaped({kernel.shape()[1]});
}

cnn::Tensor turned(const cnn::Tensor& kernel) {
  cnn::Tensor result = kernel;
  std::reverse(result.begin(), result.end());
  return result;
}

}  // namespace convlings::checks
