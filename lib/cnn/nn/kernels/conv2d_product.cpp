#include <algorithm>

#include "cnn/nn/kernels/conv2d_ways.hpp"
#include "cnn/nn/kernels/matrix_product.hpp"
#include "cnn/nn/kernels/patches.hpp"
#include "cnn/nn/kernels/scratch.hpp"

namespace cnn::kernels {

void conv2d_product(const Tensor& padded, const Tensor& kernel, const Tensor& bias,
                    const Window& rows, const Window& columns, Tensor& output) {
  const int batch = padded.shape()[0];
  const int filters = kernel.shape()[3];
  const int patch_size = rows.kernel * columns.kernel * padded.shape()[3];
  const std::int64_t positions = std::int64_t{batch} * rows.output * columns.output;
  output.resize({batch, rows.output, columns.output, filters});

  if (images_are_patches(rows, columns)) {
    matrix_product(padded.data(), kernel.data(), bias.data(), output.data(),
                   static_cast<int>(positions), patch_size, filters);
    return;
  }

  thread_local Scratch scratch;
  const std::int64_t block = patches_in_a_block(patch_size, positions);
  float* patches = scratch.floats(block * patch_size);
  for (std::int64_t first = 0; first < positions; first += block) {
    const std::int64_t count = std::min(block, positions - first);
    copy_patches(padded, rows, columns, {first, count}, patches);
    matrix_product(patches, kernel.data(), bias.data(), output.data() + first * filters,
                   static_cast<int>(count), patch_size, filters);
  }
}

}  // namespace cnn::kernels
