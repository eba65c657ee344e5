// Feature maps that are worth looking at: hand-made filters over a photograph.
#pragma once

#include "cnn/core/tensor.hpp"

namespace convlings::checks {

/// Eleven filters for grey pictures, (3, 3, 1, 11): edges from four sides, two slopes, bright and
/// dark spots, upright lines, a blur, and one that is dead after relu.
cnn::Tensor photograph_kernels();

/// What they answer to a grey photograph (height, width, 1) of 0..255, after relu: (80, 80, 11),
/// whole numbers without_ties, see picture_reference.hpp.
cnn::Tensor photograph_maps(const cnn::Tensor& photograph);

}  // namespace convlings::checks
