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

void require_conv2d_arguments(const char* who, const Tensor& input, const Tensor& kernel,
                              const Tensor& bias, const Window& rows, const Window& columns) {
  require_axes(who, "input", input.shape(), 4, "(batch, height, width, channels)");
  require_axes(who, "kernel", kernel.shape(), 4, "(height, width, channels, filters)");
  require_axes(who, "bias", bias.shape(), 1, "(filters,)");
  require_equal(who, "kernel's channels", kernel.shape()[2], "input's channels", input.shape()[3]);
  require_equal(who, "bias's filters", bias.shape()[0], "kernel's filters", kernel.shape()[3]);
  require_equal(who, "kernel's height", kernel.shape()[0], "row window", rows.kernel);
  require_equal(who, "kernel's width", kernel.shape()[1], "column window", columns.kernel);
  require_window(who, "height", rows, input.shape()[1]);
  require_window(who, "width", columns, input.shape()[2]);
}

void require_pooling2d_arguments(const char* who, const Tensor& input, const Window& rows,
                                 const Window& columns) {
  require_axes(who, "input", input.shape(), 4, "(batch, height, width, channels)");
  require_window(who, "height", rows, input.shape()[1]);
  require_window(who, "width", columns, input.shape()[2]);
}

}  // namespace cnn::kernels
