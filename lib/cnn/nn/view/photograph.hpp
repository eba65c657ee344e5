// A photograph made ready for a network.
#pragma once

#include "cnn/core/tensor.hpp"

namespace cnn::view {

/// One channel from any of 1 grey, 2 grey and alpha, 3 RGB, 4 RGBA; values 0..255 stay so.
/// Grey = 0.299 red + 0.587 green + 0.114 blue (ITU-R BT.601). What is transparent is laid over
/// white. Takes (height, width, channels), returns (height, width, 1).
Tensor to_grey(const Tensor& photograph);

/// The same with three channels, grey repeated: (height, width, 3).
Tensor to_rgb(const Tensor& photograph);

/// The largest part in the middle whose sides stand as height : width; an odd row or column too
/// many is dropped at the end. Takes and returns (…, …, channels).
Tensor center_crop(const Tensor& photograph, int height, int width);

/// (…, …, channels) to (height, width, channels) by area average: every new pixel is the mean of
/// the old ones that it covers, parts of pixels counted in part; when enlarging, that repeats
/// pixels.
Tensor resized(const Tensor& photograph, int height, int width);

/// The photograph as a network with input `shape` (height, width, 1 or 3) wants it: cropped in the
/// middle, so that nothing is squashed, then resized by area average, in grey or RGB, and scaled
/// from 0..255 to [0, 1]. Throws ShapeError when `shape` is not of that form or the photograph not
/// (height, width, 1 to 4).
Tensor prepared(const Tensor& photograph, const Shape& shape);

}  // namespace cnn::view
