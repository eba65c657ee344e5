// What the library's layers answer to one image, for pictures of it.
#pragma once

#include "cnn/core/tensor.hpp"
#include "cnn/core/window.hpp"
#include "cnn/nn/view/colormap.hpp"

namespace convlings {

/// Rows 10, 0, -10 as (3, 3, 1, 1): lesson 01's edge detector, positive where bright is above dark.
cnn::Tensor edge_kernel();

/// Weights 1 / size² as (size, size, 1, 1): the plain average.
cnn::Tensor box_kernel(int size);

/// image (height, width, channels) through kernel (rows, columns, channels, filters), bias 0.
/// Returns (output height, output width, filters).
cnn::Tensor response(const cnn::Tensor& image, const cnn::Tensor& kernel, int stride = 1,
                     cnn::Padding padding = cnn::valid);

/// Channel `channel` of map (height, width, channels), coloured, each cell as a block of `factor`
/// pixels.
cnn::Tensor drawn(const cnn::Tensor& map, const cnn::view::ColorScale& scale, int factor = 1,
                  int channel = 0);

/// Photographs: 0 black, 255 white.
inline constexpr cnn::view::ColorScale light{cnn::view::Colormap::grey, 0, 255};

}  // namespace convlings
