// The rules that options of several layers share, and the text when one is broken.
#pragma once

#include <string>

#include "cnn/core/shape.hpp"
#include "cnn/core/window.hpp"
#include "cnn/nn/layers/layer.hpp"
#include "cnn/nn/layers/size2d.hpp"

namespace cnn {

/// Sizes of windows and borders stay below this, so that no sum of them overflows.
constexpr int max_window_size = 4096;

/// Throws ShapeError unless both sides of the option `name` lie in 1..max_window_size.
void require_window_size(const std::string& layer, const std::string& name, const Size2D& size);

/// Throws ShapeError unless `input` is (height, width, channels).
void require_image(const std::string& layer, const Shape& input);

/// The walks over an image. `what` is "kernel" or "pool" in the ShapeError that
/// is thrown when the window does not fit.
Windows resolve_windows(const std::string& layer, const std::string& what, const Shape& input,
                        const Size2D& size, const Size2D& strides, Padding padding);

}  // namespace cnn
