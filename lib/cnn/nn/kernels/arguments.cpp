#include "cnn/nn/kernels/arguments.hpp"

#include <fmt/format.h>

#include "cnn/core/errors.hpp"

namespace cnn::kernels {

void require_axes(const char* who, const char* what, const Shape& shape, int rank,
                  const char* axes) {
  if (shape.rank() == rank) return;
  throw ShapeError(fmt::format("{}: the {} must have the axes {}. Received {}. Reshape it first.",
                               who, what, axes, to_string(shape)));
}

void require_equal(const char* who, const char* what, int extent, const char* other_what,
                   int other_extent) {
  if (extent == other_extent) return;
  throw ShapeError(
      fmt::format("{}: the {} must equal the {}. Received {} and {}. Make both the same.", who,
                  what, other_what, extent, other_extent));
}

void require_same_shape(const char* who, const char* what, const Shape& shape,
                        const char* other_what, const Shape& other_shape) {
  if (shape == other_shape) return;
  throw ShapeError(
      fmt::format("{}: the {} must have the shape of the {}. Received {} and {}. "
                  "Make both the same.",
                  who, what, other_what, to_string(shape), to_string(other_shape)));
}

void require_last_axis(const char* who, const Shape& shape) {
  if (shape.rank() > 0) return;
  throw ShapeError(fmt::format(
      "{}: the tensor must have an axis to sum along. Received (). Give it one number a class.",
      who));
}

void require_window(const char* who, const char* axis, const Window& window, int extent) {
  const bool sees_input = window.stride >= 1 &&  //
                          0 <= window.before && window.before < window.kernel &&
                          0 <= window.after && window.after < window.kernel;
  const std::int64_t room =
      std::int64_t{extent} + window.before + window.after - std::int64_t{window.kernel};
  if (sees_input && room >= 0 && window.output == room / window.stride + 1) return;
  throw ShapeError(fmt::format(
      "{}: the window along the {} must be resolved for that axis and fit in it. "
      "Received kernel {}, stride {}, padding {} and {}, output {} for {} cells. "
      "Ask resolve_window, and use padding same or a smaller kernel if its output is 0.",
      who, axis, window.kernel, window.stride, window.before, window.after, window.output, extent));
}

namespace {

void require_images_kernel_windows(const char* who, const Tensor& input, const Tensor& kernel,
                                   const Window& rows, const Window& columns) {
  require_axes(who, "input", input.shape(), 4, "(batch, height, width, channels)");
  require_axes(who, "kernel", kernel.shape(), 4, "(height, width, channels, filters)");
  require_equal(who, "kernel's channels", kernel.shape()[2], "input's channels", input.shape()[3]);
  require_equal(who, "kernel's height", kernel.shape()[0], "row window", rows.kernel);
  require_equal(who, "kernel's width", kernel.shape()[1], "column window", columns.kernel);
  require_window(who, "height", rows, input.shape()[1]);
  require_window(who, "width", columns, input.shape()[2]);
}

void require_inputs_and_units(const char* who, const Tensor& input, const Tensor& kernel) {
  require_axes(who, "input", input.shape(), 2, "(batch, n)");
  require_axes(who, "kernel", kernel.shape(), 2, "(n, units)");
  require_equal(who, "kernel's rows", kernel.shape()[0], "inputs", input.shape()[1]);
}

}  // namespace

void require_conv2d_arguments(const char* who, const Tensor& input, const Tensor& kernel,
                              const Tensor& bias, const Window& rows, const Window& columns) {
  require_images_kernel_windows(who, input, kernel, rows, columns);
  if (bias.shape().rank() == 0) return;
  require_axes(who, "bias", bias.shape(), 1, "(filters,)");
  require_equal(who, "bias's filters", bias.shape()[0], "kernel's filters", kernel.shape()[3]);
}

void require_conv2d_gradients_arguments(const char* who, const Tensor& input, const Tensor& kernel,
                                        const Tensor& d_output, const Window& rows,
                                        const Window& columns) {
  require_images_kernel_windows(who, input, kernel, rows, columns);
  require_same_shape(who, "d_output", d_output.shape(), "convolution's output",
                     {input.shape()[0], rows.output, columns.output, kernel.shape()[3]});
}

void require_dense_arguments(const char* who, const Tensor& input, const Tensor& kernel,
                             const Tensor& bias) {
  require_inputs_and_units(who, input, kernel);
  if (bias.shape().rank() == 0) return;
  require_axes(who, "bias", bias.shape(), 1, "(units,)");
  require_equal(who, "bias's units", bias.shape()[0], "kernel's units", kernel.shape()[1]);
}

void require_dense_gradients_arguments(const char* who, const Tensor& input, const Tensor& kernel,
                                       const Tensor& d_output) {
  require_inputs_and_units(who, input, kernel);
  require_same_shape(who, "d_output", d_output.shape(), "layer's output",
                     {input.shape()[0], kernel.shape()[1]});
}

void require_pooling2d_arguments(const char* who, const Shape& input, const Window& rows,
                                 const Window& columns) {
  require_axes(who, "input", input, 4, "(batch, height, width, channels)");
  require_window(who, "height", rows, input[1]);
  require_window(who, "width", columns, input[2]);
}

void require_pooling2d_gradient_arguments(const char* who, const Shape& input,
                                          const Tensor& d_output, const Window& rows,
                                          const Window& columns) {
  require_pooling2d_arguments(who, input, rows, columns);
  require_same_shape(who, "d_output", d_output.shape(), "pooling's output",
                     {input[0], rows.output, columns.output, input[3]});
}

}  // namespace cnn::kernels
