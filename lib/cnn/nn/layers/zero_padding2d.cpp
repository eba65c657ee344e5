#include "cnn/nn/layers/zero_padding2d.hpp"

#include "cnn/core/errors.hpp"
#include "cnn/nn/kernels/padding2d.hpp"
#include "cnn/nn/layers/options.hpp"

namespace cnn {

ZeroPadding2D::ZeroPadding2D(const ZeroPadding2DOptions& options) : options_(options) {
  const auto [top, bottom, left, right] = options.padding;
  for (const int side : {top, bottom, left, right}) {
    if (side >= 0 && side <= max_window_size) continue;
    throw ShapeError(
        "ZeroPadding2D: every side must be from 0 to " + std::to_string(max_window_size) +
        " cells. Received padding=" + to_string(options.padding) + ". Use a number such as 1.");
  }
}

std::string ZeroPadding2D::description() const {
  return "ZeroPadding2D(padding=" + to_string(options_.padding) + ")";
}

std::optional<Windows> ZeroPadding2D::windows(const Shape& input) const {
  require_image("ZeroPadding2D", input);
  const auto [top, bottom, left, right] = options_.padding;
  return Windows{.rows = {.before = top, .after = bottom, .output = top + input[0] + bottom},
                 .columns = {.before = left, .after = right, .output = left + input[1] + right}};
}

Shape ZeroPadding2D::output_shape(const Shape& input) const {
  const auto [rows, columns] = windows(input).value();
  return {rows.output, columns.output, input[2]};
}

void ZeroPadding2D::apply(const Tensor& batch, Tensor& output) const {
  const auto [top, bottom, left, right] = options_.padding;
  kernels::zero_padding2d(batch, top, bottom, left, right, output);
}

void ZeroPadding2D::slice_backward(const Tensor& /*input*/, LayerPage& page,
                                   Tensor* d_input) const {
  if (d_input == nullptr) return;
  const auto [top, bottom, left, right] = options_.padding;
  kernels::zero_padding2d_gradient(page.d_output, top, bottom, left, right, *d_input);
}

std::unique_ptr<Layer> ZeroPadding2D::clone() const {
  return std::make_unique<ZeroPadding2D>(*this);
}

}  // namespace cnn
