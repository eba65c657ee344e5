// The two fast ways to convolve; `conv2d` picks one. Both take images that carry their padding
// already and arguments that have been checked, so that no loop asks whether it is outside. The
// bias is Tensor() when there is none; `output` keeps its memory from call to call.
#pragma once

#include "cnn/core/tensor.hpp"
#include "cnn/core/window.hpp"

namespace cnn::kernels {

/// Lays the patches under the kernel out as the rows of a matrix (im2col), a block of positions at
/// a time, and multiplies by the kernel as a (patch size, filters) matrix.
/// Source: K. Chellapilla, S. Puri and P. Simard, High Performance CNNs for Document Processing,
/// 2006.
void conv2d_product(const Tensor& padded, const Tensor& kernel, const Tensor& bias,
                    const Window& rows, const Window& columns, Tensor& output);

/// Number of filters whose sums `conv2d_direct` holds at once: it takes multiples of this only.
constexpr int direct_filters = 16;

/// Holds the sums of a few positions and 16 filters in registers while it walks over the patch: no
/// copies at all. Wins when patches are short, because im2col then copies as much as it computes.
void conv2d_direct(const Tensor& padded, const Tensor& kernel, const Tensor& bias,
                   const Window& rows, const Window& columns, Tensor& output);

}  // namespace cnn::kernels
