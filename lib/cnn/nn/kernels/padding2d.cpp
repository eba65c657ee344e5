#include "cnn/nn/kernels/padding2d.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "cnn/core/errors.hpp"
#include "cnn/nn/kernels/arguments.hpp"

namespace cnn::kernels {
namespace {

/// Far beyond any image, and small enough for the sums of extents to stay inside an int.
constexpr int most_padding = 1 << 28;

void require_amounts(const char* who, int top, int bottom, int left, int right) {
  const auto [least, most] = std::minmax({top, bottom, left, right});
  if (least >= 0 && most <= most_padding) return;
  throw ShapeError(
      fmt::format("{}: an amount of padding must be between 0 and {}. Received top {}, bottom {}, "
                  "left {}, right {}. Give each side 0 or a few zeros.",
                  who, most_padding, top, bottom, left, right));
}

/// Where the rows of an image lie in a padded one. Offsets and sizes in floats.
class Frame {
 public:
  Frame(const Shape& inner, const Shape& padded, int top, int left)
      : height_(inner[1]),
        padded_height_(padded[1]),
        top_(top),
        row_size_(std::int64_t{inner[2]} * inner[3]),
        padded_row_size_(std::int64_t{padded[2]} * padded[3]),
        left_size_(std::int64_t{left} * inner[3]) {}

  std::int64_t row_size() const { return row_size_; }

  /// Of row `row`, counted through the whole batch.
  std::int64_t inner(std::int64_t row) const { return row * row_size_; }
  std::int64_t padded(std::int64_t row) const {
    const std::int64_t image = row / height_;
    return (image * padded_height_ + top_ + row % height_) * padded_row_size_ + left_size_;
  }

 private:
  std::int64_t height_, padded_height_, top_, row_size_, padded_row_size_, left_size_;
};

}  // namespace

void zero_padding2d(const Tensor& input, int top, int bottom, int left, int right, Tensor& output) {
  const Shape& inner = input.shape();
  require_axes("zero_padding2d", "input", inner, 4, "(batch, height, width, channels)");
  require_amounts("zero_padding2d", top, bottom, left, right);
  output.resize({inner[0], top + inner[1] + bottom, left + inner[2] + right, inner[3]});
  std::fill(output.begin(), output.end(), 0.0F);
  const Frame frame(inner, output.shape(), top, left);
  for (std::int64_t row = 0; row < std::int64_t{inner[0]} * inner[1]; ++row) {
    std::copy_n(input.data() + frame.inner(row), frame.row_size(),
                output.data() + frame.padded(row));
  }
}

Tensor zero_padding2d(const Tensor& input, int top, int bottom, int left, int right) {
  Tensor output;
  zero_padding2d(input, top, bottom, left, right, output);
  return output;
}

void zero_padding2d_gradient(const Tensor& d_output, int top, int bottom, int left, int right,
                             Tensor& d_input) {
  const Shape& padded = d_output.shape();
  require_axes("zero_padding2d_gradient", "d_output", padded, 4,
               "(batch, height, width, channels)");
  require_amounts("zero_padding2d_gradient", top, bottom, left, right);
  const int height = padded[1] - top - bottom;
  const int width = padded[2] - left - right;
  if (height < 1 || width < 1) {
    throw ShapeError(
        fmt::format("zero_padding2d_gradient: d_output must be larger than its frame. Received {} "
                    "with top {}, bottom {}, left {}, right {}. Give the amounts of the forward "
                    "pass.",
                    to_string(padded), top, bottom, left, right));
  }
  d_input.resize({padded[0], height, width, padded[3]});
  const Frame frame(d_input.shape(), padded, top, left);
  for (std::int64_t row = 0; row < std::int64_t{padded[0]} * height; ++row) {
    std::copy_n(d_output.data() + frame.padded(row), frame.row_size(),
                d_input.data() + frame.inner(row));
  }
}

}  // namespace cnn::kernels
