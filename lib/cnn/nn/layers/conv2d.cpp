#include "cnn/nn/layers/conv2d.hpp"

#include <fmt/format.h>

#include "cnn/core/errors.hpp"
#include "cnn/nn/kernels/conv2d.hpp"
#include "cnn/nn/layers/options.hpp"

namespace cnn {

Conv2D::Conv2D(const Conv2DOptions& options) : options_(options) {
  if (options.filters < 1) {
    throw ShapeError(
        fmt::format("Conv2D: filters must be at least 1. Received filters={}. Say how many feature "
                    "maps to make, as in {{.filters = 32}}.",
                    options.filters));
  }
  require_window_size("Conv2D", "kernel_size", options.kernel_size);
  require_window_size("Conv2D", "strides", options.strides);
}

std::string Conv2D::description() const {
  return fmt::format("Conv2D(filters={}, kernel_size={}, strides={}, padding={}, activation={}{})",
                     options_.filters, to_string(options_.kernel_size), to_string(options_.strides),
                     to_string(options_.padding), to_string(options_.activation),
                     options_.use_bias ? "" : ", use_bias=false");
}

std::optional<Windows> Conv2D::windows(const Shape& input) const {
  return resolve_windows("Conv2D", "kernel", input, options_.kernel_size, options_.strides,
                         options_.padding);
}

Shape Conv2D::output_shape(const Shape& input) const {
  const auto [rows, columns] = windows(input).value();
  return {rows.output, columns.output, options_.filters};
}

std::vector<WeightPlan> Conv2D::weight_plan(const Shape& input) const {
  require_image("Conv2D", input);
  const auto [height, width] = options_.kernel_size;
  std::vector<WeightPlan> plan{{"kernel",
                                {height, width, input[2], options_.filters},
                                Initializer::glorot_uniform,
                                options_.kernel_regularizer}};
  if (options_.use_bias) plan.push_back({"bias", {options_.filters}, Initializer::zeros});
  return plan;
}

void Conv2D::apply(const Tensor& batch, Tensor& output) const {
  const auto [rows, columns] = windows(without_batch(batch.shape())).value();
  const Tensor no_bias;
  kernels::conv2d(batch, weight(0), options_.use_bias ? weight(1) : no_bias, rows, columns,
                  output);  // (batch, rows, columns, filters)
}

void Conv2D::slice_backward(const Tensor& input, LayerPage& page, Tensor* d_input) const {
  const auto [rows, columns] = windows(without_batch(input.shape())).value();
  kernels::conv2d_gradients(input, weight(0), page.d_output, rows, columns, d_input,
                            page.d_weights[0], options_.use_bias ? &page.d_weights[1] : nullptr);
}

std::unique_ptr<Layer> Conv2D::clone() const { return std::make_unique<Conv2D>(*this); }

}  // namespace cnn
