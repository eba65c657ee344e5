// All channels of a feature map as a grid of small tiles, without words: how a block looks whole.
#pragma once

#include "cnn/core/tensor.hpp"

namespace convlings {

/// map (height, width, channels): tiles of `factor` pixels a cell in rows of `columns`, `gap`
/// pixels between two; every channel in viridis from its own least to its own greatest number, grey
/// where it is zero everywhere.
cnn::Tensor map_grid(const cnn::Tensor& map, int columns, int factor, int gap);

}  // namespace convlings
