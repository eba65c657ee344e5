#include "checks/gradient_checks.hpp"

#include <fmt/format.h>

#include <cmath>

#include "checks/arithmetic.hpp"
#include "checks/gradient_reference.hpp"
#include "checks/gradient_story.hpp"
#include "checks/gradient_sums.hpp"
#include "story/story.hpp"

namespace convlings::checks {
namespace {

using cnn::Tensor;

/// One of the three gradients, and all that is known of it.
struct Part {
  Call call;
  GradientSum sum;
  std::string name;  ///< of the tensor that it is the gradient of: "kernel"
  Tensor numeric;
};

/// d_input, d_kernel or d_bias of the loss, measured.
Tensor measured(const std::string& part, const LayerCase& layer,
                double (*loss)(const Doubles&, const Doubles&, const Doubles&, const Doubles&)) {
  const Doubles input = layer.input;
  const Doubles kernel = layer.kernel;
  const Doubles bias = layer.bias;
  const Doubles back = layer.d_output;
  if (part == "d_input") {
    return central_differences([&](const Doubles& x) { return loss(x, kernel, bias, back); },
                               layer.input);
  }
  if (part == "d_kernel") {
    return central_differences([&](const Doubles& x) { return loss(input, x, bias, back); },
                               layer.kernel);
  }
  return central_differences([&](const Doubles& x) { return loss(input, kernel, x, back); },
                             layer.bias);
}

Part part_of_dense(const std::string& part, const LayerCase& layer) {
  const GradientSum sum = part == "d_input"    ? dense_d_input(layer.kernel, layer.d_output)
                          : part == "d_kernel" ? dense_d_kernel(layer.input, layer.d_output)
                                               : dense_d_bias(layer.d_output);
  return {dense_part(part, layer), sum, part.substr(2), measured(part, layer, dense_loss)};
}

Part part_of_convolution(const std::string& part, const LayerCase& layer) {
  const GradientSum sum = part == "d_input" ? conv2d_d_input(layer.kernel, layer.d_output)
                          : part == "d_kernel"
                              ? conv2d_d_kernel(layer.input, layer.kernel, layer.d_output)
                              : conv2d_d_bias(layer.d_output);
  const std::string name = part == "d_input" ? "image" : part == "d_kernel" ? "kernels" : "bias";
  return {convolution_part(part, layer), sum, name, measured(part, layer, conv2d_loss)};
}

void check(const Part& part) {
  const Tensor received = part.call.tensor();
  part.call.returns(part.numeric, [&](const Index& index) {
    return gradient_story(
        part.sum, part.numeric, received, index,
        "the reference layer's loss, with " + cell_name(part.name, index) + " moved up and down");
  });
}

/// The loss of the student's own dense: the sum of its outputs times d_output.
double own_loss(const LayerCase& layer) {
  const Call dense = calling("dense", arg("input", layer.input), arg("kernel", layer.kernel),
                             arg("bias", layer.bias));
  const Tensor output = dense.tensor();
  dense.must(output.shape() == layer.d_output.shape(),
             fmt::format("dense must answer {}; yours answered {}.",
                         to_string(layer.d_output.shape()), to_string(output.shape())));
  double loss = 0;
  for (std::int64_t i = 0; i < output.size(); ++i) {
    loss += static_cast<double>(output.data()[i]) * layer.d_output.data()[i];
  }
  return loss;
}

/// Differences of the student's dense. It is straight in each of its numbers, so a step of a half,
/// which floats hold exactly, measures the slope without any error.
Tensor own_differences(const std::string& part, LayerCase layer) {
  Tensor& moved = part == "d_input" ? layer.input : part == "d_kernel" ? layer.kernel : layer.bias;
  Tensor gradient(moved.shape());
  for (std::int64_t i = 0; i < moved.size(); ++i) {
    const float here = moved.data()[i];
    moved.data()[i] = here + 0.5F;
    const double above = own_loss(layer);
    moved.data()[i] = here - 0.5F;
    gradient.data()[i] = static_cast<float>(above - own_loss(layer));
    moved.data()[i] = here;
  }
  return gradient;
}

bool alike(double a, double b) { return std::abs(a - b) <= 1e-3; }

std::string who_is_wrong(double analytic, double own, double reference) {
  return alike(analytic, reference) ? "Your gradient is right, and your dense is not: mend dense."
         : alike(own, reference)    ? "Your dense is right, and your gradient is not."
                                    : "Both are wrong: mend dense first.";
}

CellStory by_the_rule(const GradientSum& sum, const Index& index) {
  return from(
      one_sum("By the rule it is " + sum.rule(index), sum_part(sum.terms(index), sum.per_row)),
      sum.from(index));
}

}  // namespace

Tensor no_zeros(const cnn::Shape& shape) {
  Tensor tensor = random_tensor(shape);
  for (float& cell : tensor) cell = cell == 0 ? 5 : cell;
  return tensor;
}

LayerCase random_dense(int examples, int n, int units) {
  return {.input = no_zeros({examples, n}),
          .kernel = no_zeros({n, units}),
          .bias = random_tensor({units}),
          .d_output = no_zeros({examples, units})};
}

LayerCase random_convolution(const cnn::Shape& image, int rows, int columns, int filters) {
  return {.input = no_zeros(image),
          .kernel = no_zeros({rows, columns, image[2], filters}),
          .bias = Tensor({filters}),
          .d_output = no_zeros({image[0] - rows + 1, image[1] - columns + 1, filters})};
}

Call dense_part(const std::string& part, const LayerCase& layer) {
  return calling(part + " of dense_gradients", arg("input", layer.input),
                 arg("kernel", layer.kernel), arg("d_output", layer.d_output));
}

Call convolution_part(const std::string& part, const LayerCase& layer) {
  const Call call = calling(part + " of conv2d_gradients", arg("image", layer.input),
                            kernels_arg("kernels", layer.kernel), arg("d_output", layer.d_output));
  return part == "d_kernel" ? call.answering_kernels() : call;
}

void check_dense_part(const std::string& part, const LayerCase& layer) {
  check(part_of_dense(part, layer));
}

void check_convolution_part(const std::string& part, const LayerCase& layer) {
  check(part_of_convolution(part, layer));
}

void check_against_own_dense(const LayerCase& layer) {
  for (const char* name : {"d_input", "d_kernel", "d_bias"}) {
    const Part part = part_of_dense(name, layer);
    const Tensor own = own_differences(name, layer);
    const Tensor received = part.call.tensor();
    part.call.must(received.shape() == own.shape(),
                   fmt::format("The shape of {} must be {}; yours is {}.", name,
                               to_string(own.shape()), to_string(received.shape())));
    for (std::int64_t i = 0; i < own.size(); ++i) {
      const double analytic = received.data()[i];
      const double measured = own.data()[i];
      const double reference = part.numeric.data()[i];
      if (alike(analytic, measured)) continue;
      const Index index = index_at(i, own.shape());
      part.call.must(
          false,
          fmt::format("{}: analytic {} (your dense_gradients), numeric {} (your dense, with {} "
                      "moved up and down); the reference layer says {}. {}",
                      cell_name(name, index), number_text(analytic), number_text(measured),
                      cell_name(part.name, index), number_text(reference),
                      who_is_wrong(analytic, measured, reference)),
          by_the_rule(part.sum, index));
    }
  }
}

}  // namespace convlings::checks
