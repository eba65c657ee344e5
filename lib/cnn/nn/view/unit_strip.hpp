// The output of a dense or flatten layer: one cell a unit.
#pragma once

#include "cnn/nn/view/contact_sheet.hpp"

namespace cnn::view {

/// Draws a vector (units) as one picture (height, width, 3): up to 16 units in one row of large
/// cells with their values under them, more of them in rows that wrap, the number of its first unit
/// before each row. One viridis scale, which the sheet shows, from the least to the greatest value,
/// whatever `options.scale` says; all zero is grey and marked DEAD; NaN and infinite are magenta.
/// Throws ShapeError unless `values` has rank 1.
Tensor unit_strip(const Tensor& values, const SheetOptions& options);

}  // namespace cnn::view
