// How a window (a kernel or a pool) walks along one axis: the only place where padding is decided.
//
//   valid  no padding          output = floor((n - k) / s) + 1
//   same   zeros on both ends  output = ceil(n / s), the odd zero goes after
//   full   k - 1 on both ends  every element meets every tap of the kernel
//
// All sizes are in cells and signed, so that n - k may go below zero and be noticed.
// Source: Keras's `compute_conv_output_shape`; V. Dumoulin and F. Visin, arXiv 1603.07285.
#pragma once

namespace cnn {

enum class Padding { valid, same, full };
using enum Padding;

/// A window's walk along one axis, resolved: kernels ask this and compute no padding themselves.
struct Window {
  int kernel = 1;  ///< cells under the window
  int stride = 1;  ///< cells between two starts
  int before = 0;  ///< zeros before the first cell
  int after = 0;   ///< zeros after the last cell
  int output = 0;  ///< number of positions; 0 when the kernel does not fit

  /// The first input cell under the window at `position`; negative inside the padding.
  constexpr int start(int position) const { return position * stride - before; }

  constexpr bool fits() const { return output > 0; }

  constexpr bool operator==(const Window&) const = default;
};

/// Resolves the walk of a `kernel`-wide window over `input` cells with the given stride (all >= 1).
/// A kernel that does not fit gives output 0; layers turn that into a ShapeError with their name.
constexpr Window resolve_window(int input, int kernel, int stride, Padding padding) {
  Window window{.kernel = kernel, .stride = stride};
  if (padding == full) {
    window.before = window.after = kernel - 1;
  } else if (padding == same) {
    const int output = (input + stride - 1) / stride;  // ceil(n / s)
    const int reach = (output - 1) * stride + kernel;  // cells from first to last tap
    const int total = reach > input ? reach - input : 0;
    window.before = total / 2;
    window.after = total - window.before;  // the odd one goes after
  }
  const int room = input + window.before + window.after - kernel;
  window.output = room < 0 ? 0 : room / stride + 1;
  return window;
}

/// "valid", "same" or "full".
constexpr const char* to_string(Padding padding) {
  return padding == valid ? "valid" : padding == same ? "same" : "full";
}

}  // namespace cnn
