#include "cnn/nn/layers/dense.hpp"

#include <fmt/format.h>

#include "cnn/core/errors.hpp"
#include "cnn/nn/kernels/dense.hpp"

namespace cnn {

Dense::Dense(const DenseOptions& options) : options_(options) {
  if (options.units >= 1) return;
  throw ShapeError(
      fmt::format("Dense: units must be at least 1. Received units={}. Say how many outputs to "
                  "make, as in {{.units = 64}}.",
                  options.units));
}

std::string Dense::description() const {
  return fmt::format("Dense(units={}, activation={}{})", options_.units,
                     to_string(options_.activation), options_.use_bias ? "" : ", use_bias=false");
}

Shape Dense::output_shape(const Shape& input) const {
  if (input.rank() != 1) {
    throw ShapeError("Dense: the input must be one row of numbers. Received " + to_string(input) +
                     ". Add Flatten() before it.");
  }
  return {options_.units};
}

std::vector<WeightPlan> Dense::weight_plan(const Shape& input) const {
  const Shape units = output_shape(input);
  std::vector<WeightPlan> plan{{"kernel",
                                {input[0], options_.units},
                                Initializer::glorot_uniform,
                                options_.kernel_regularizer}};
  if (options_.use_bias) plan.push_back({"bias", units, Initializer::zeros});
  return plan;
}

void Dense::apply(const Tensor& batch, Tensor& output) const {
  const Tensor no_bias;
  kernels::dense(batch, weight(0), options_.use_bias ? weight(1) : no_bias, output);
}

void Dense::slice_backward(const Tensor& input, LayerPage& page, Tensor* d_input) const {
  kernels::dense_gradients(input, weight(0), page.d_output, d_input, page.d_weights[0],
                           options_.use_bias ? &page.d_weights[1] : nullptr);
}

std::unique_ptr<Layer> Dense::clone() const { return std::make_unique<Dense>(*this); }

}  // namespace cnn
