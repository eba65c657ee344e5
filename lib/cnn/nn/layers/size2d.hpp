// Sizes that Keras writes as one number or as a pair: `3` or `(3, 5)`.
#pragma once

#include <string>

namespace cnn {

/// A height and a width in cells: `.kernel_size = 3` is a square, `.kernel_size = {3, 5}` is not.
struct Size2D {
  int height;
  int width;

  constexpr Size2D(int side) : Size2D(side, side) {}  // NOLINT(google-explicit-constructor)
  constexpr Size2D(int h, int w) : height(h), width(w) {}

  constexpr bool operator==(const Size2D&) const = default;
};

/// Cells on each of the four sides: `.padding = 1` all around, `.padding = {1, 2}` one above and
/// below and two on the left and the right, `.padding = {top, bottom, left, right}`.
struct Border2D {
  int top;
  int bottom;
  int left;
  int right;

  constexpr Border2D(int all) : Border2D(all, all) {}  // NOLINT(google-explicit-constructor)
  constexpr Border2D(int vertical, int horizontal)
      : Border2D(vertical, vertical, horizontal, horizontal) {}
  constexpr Border2D(int t, int b, int l, int r) : top(t), bottom(b), left(l), right(r) {}

  constexpr bool operator==(const Border2D&) const = default;
};

/// "(3, 5)".
std::string to_string(const Size2D& size);

/// As Keras has it, "((top, bottom), (left, right))".
std::string to_string(const Border2D& border);

}  // namespace cnn
