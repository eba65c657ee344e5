// Random windows and numbers for the tests that compare a fast kernel with its slow loop.
#pragma once

#include <algorithm>

#include "cnn/core/random.hpp"
#include "cnn/core/window.hpp"

inline cnn::Padding random_padding(cnn::Random& random) {
  constexpr cnn::Padding all[] = {cnn::valid, cnn::same, cnn::full};
  return all[random.integer(0, 2)];
}

/// A window of up to 5 cells, even ones too, that fits an axis of `extent` cells.
inline cnn::Window random_window(int extent, int largest_stride, cnn::Random& random) {
  const cnn::Padding padding = random_padding(random);
  const int kernel = random.integer(1, padding == cnn::valid ? std::min(5, extent) : 5);
  return cnn::resolve_window(extent, kernel, random.integer(1, largest_stride), padding);
}

/// Small integers, whose sums of products are exact in float32 in any order, or uniform floats.
inline cnn::Tensor random_numbers(const cnn::Shape& shape, bool integers, cnn::Random& random) {
  return integers ? cnn::random_integers(shape, -4, 4, random)
                  : cnn::random_uniform(shape, -1, 1, random);
}
