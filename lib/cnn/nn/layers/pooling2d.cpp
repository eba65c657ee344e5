#include "cnn/nn/layers/pooling2d.hpp"

#include <fmt/format.h>

#include "cnn/core/errors.hpp"
#include "cnn/nn/layers/options.hpp"

namespace cnn {

Pooling2D::Pooling2D(const Pooling2DOptions& options, const std::string& type) : options_(options) {
  require_window_size(type, "pool_size", options.pool_size);
  require_window_size(type, "strides", options.strides);
  if (options.padding == full) {
    throw ShapeError(type + ": padding must be valid or same. Received padding=full. Use same.");
  }
}

std::string Pooling2D::description() const {
  return fmt::format("{}(pool_size={}, strides={}, padding={})", type(),
                     to_string(options_.pool_size), to_string(options_.strides),
                     to_string(options_.padding));
}

std::optional<Windows> Pooling2D::windows(const Shape& input) const {
  return resolve_windows(type(), "pool", input, options_.pool_size, options_.strides,
                         options_.padding);
}

Shape Pooling2D::output_shape(const Shape& input) const {
  const auto [rows, columns] = windows(input).value();
  return {rows.output, columns.output, input[2]};
}

Windows Pooling2D::windows_over(const Tensor& batch) const {
  return windows(without_batch(batch.shape())).value();
}

}  // namespace cnn
