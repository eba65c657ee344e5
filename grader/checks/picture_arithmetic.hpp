// Writes out single cells of pictures that are made of numbers, for stories.
#pragma once

#include "checks/calling.hpp"
#include "cnn/core/tensor.hpp"

namespace convlings::checks {

/// "the number is 3, the least 1, the greatest 7: 255 · (3 - 1) / (7 - 1) = 85, rounded 85".
CellArithmetic level_arithmetic(const cnn::Tensor& map);

/// Which cell of the small picture a cell of the large one is.
CellArithmetic magnify_arithmetic(const cnn::Tensor& picture, int factor);

/// Which tile and cell of it, or which gap, a cell of the sheet is.
CellArithmetic sheet_arithmetic(const cnn::Tensor& feature_map, int columns, int factor,
                                int gutter);

/// One of the three numbers of a weight's colour.
CellArithmetic filter_arithmetic(const cnn::Tensor& kernels, int channel, int filter);

}  // namespace convlings::checks
