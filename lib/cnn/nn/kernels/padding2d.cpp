#include "cnn/nn/kernels/padding2d.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "cnn/core/errors.hpp"
#include "cnn/nn/kernels/arguments.hpp"

namespace cnn::kernels {
namespace {

/// Far beyond any image, and small enough for the sums of extents to stay inside an int.
constexpr int most_padding = 1 << 28;

}  // namespace

Tensor zero_padding2d(const Tensor& input, int top, int bottom, int left, int right) {
  require_axes("zero_padding2d", "input", input.shape(), 4, "(batch, height, width, channels)");
  const auto [least, most] = std::minmax({top, bottom, left, right});
  if (least < 0 || most > most_padding) {
    throw ShapeError(
        fmt::format("zero_padding2d: an amount of padding must be between 0 and {}. Received top "
                    "{}, bottom {}, left {}, right {}. Give each side 0 or a few zeros.",
                    most_padding, top, bottom, left, right));
  }
  const int batch = input.shape()[0];
  const int height = input.shape()[1];
  const std::int64_t row_size = std::int64_t{input.shape()[2]} * input.shape()[3];
  Tensor output({batch, top + height + bottom, left + input.shape()[2] + right, input.shape()[3]});
  const std::int64_t output_row_size = std::int64_t{output.shape()[2]} * output.shape()[3];
  const std::int64_t left_size = std::int64_t{left} * input.shape()[3];
  for (std::int64_t image = 0; image < batch; ++image) {
    for (int row = 0; row < height; ++row) {
      const float* from = input.data() + (image * height + row) * row_size;
      const std::int64_t output_row = image * output.shape()[1] + top + row;
      std::copy_n(from, row_size, output.data() + output_row * output_row_size + left_size);
    }
  }
  return output;
}

}  // namespace cnn::kernels
