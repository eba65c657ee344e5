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

std::vector<Window> Conv2D::windows(const Shape& input) const {
  return resolve_windows("Conv2D", "kernel", input, options_.kernel_size, options_.strides,
                         options_.padding);
}

Shape Conv2D::output_shape(const Shape& input) const {
  const std::vector<Window> walks = windows(input);
  return {walks[0].output, walks[1].output, options_.filters};
}

std::vector<WeightPlan> Conv2D::weight_plan(const Shape& input) const {
  require_image("Conv2D", input);
  const auto [height, width] = options_.kernel_size;
  std::vector<WeightPlan> plan{
      {"kernel", {height, width, input[2], options_.filters}, Initializer::glorot_uniform}};
  if (options_.use_bias) plan.push_back({"bias", {options_.filters}, Initializer::zeros});
  return plan;
}

Tensor Conv2D::apply(const Tensor& batch, const Shape& input) const {
  const std::vector<Window> walks = windows(input);
  const Tensor& kernel = weight(0);
  Tensor output = options_.use_bias
                      ? kernels::conv2d(batch, kernel, weight(1), walks[0], walks[1])
                      : kernels::conv2d(batch, kernel, Tensor({options_.filters}), walks[0],
                                        walks[1]);  // (batch, rows, columns, filters)
  activate(output, options_.activation);
  return output;
}

std::unique_ptr<Layer> Conv2D::clone() const { return std::make_unique<Conv2D>(*this); }

}  // namespace cnn
