// The patches under a kernel as the rows of a matrix (im2col), and back onto the image (col2im).
//
// Positions are counted through the whole batch, so that a block of rows may cross from one image
// to the next. The images carry their padding already.
#pragma once

#include <cstdint>

#include "cnn/core/tensor.hpp"
#include "cnn/core/window.hpp"

namespace cnn::kernels {

/// A run of output positions: `count` of them from `first` on.
struct Positions {
  std::int64_t first;
  std::int64_t count;
};

/// Whether the images are that matrix as they stand: under a 1x1 kernel that skips nothing.
inline bool images_are_patches(const Window& rows, const Window& columns) {
  return rows.kernel == 1 && columns.kernel == 1 && rows.stride == 1 && columns.stride == 1;
}

/// How many patches of `patch_size` floats make a block, at most `positions`: 128 KiB stay in the
/// second-level cache until they are used.
std::int64_t patches_in_a_block(std::int64_t patch_size, std::int64_t positions);

/// Writes what the kernel sees at each position: (count, kernel height * kernel width * channels).
void copy_patches(const Tensor& padded, const Window& rows, const Window& columns,
                  Positions positions, float* patches);

/// Adds each row of `patches` onto the cells it would be copied from.
void add_patches(const float* patches, const Window& rows, const Window& columns,
                 Positions positions, Tensor& padded);

}  // namespace cnn::kernels
