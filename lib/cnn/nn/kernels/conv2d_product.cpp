#include <algorithm>
#include <vector>

#include "cnn/nn/kernels/conv2d_ways.hpp"
#include "cnn/nn/kernels/matrix_product.hpp"

namespace cnn::kernels {
namespace {

/// Floats in one block of patches: 128 KiB stay in the second-level cache until the product reads
/// them.
constexpr std::int64_t block_size = 32'768;

/// Copies the patch at output position `position`, counted through the whole batch, to `patch`.
/// Channels last make a row of the patch one run of memory.
void copy_patch(const Tensor& padded, const Window& rows, const Window& columns,
                std::int64_t position, float* patch) {
  const std::int64_t channels = padded.shape()[3];
  const std::int64_t x = position % columns.output;
  const std::int64_t y = position / columns.output % rows.output;
  const std::int64_t image = position / columns.output / rows.output;
  const std::int64_t row_size = padded.shape()[2] * channels;
  const float* corner = padded.data() + (image * padded.shape()[1] + y * rows.stride) * row_size +
                        x * columns.stride * channels;
  const std::int64_t run = columns.kernel * channels;
  for (int i = 0; i < rows.kernel; ++i) {
    std::copy_n(corner + i * row_size, run, patch + i * run);
  }
}

}  // namespace

Tensor conv2d_product(const Tensor& padded, const Tensor& kernel, const Tensor& bias,
                      const Window& rows, const Window& columns) {
  const int batch = padded.shape()[0];
  const int filters = kernel.shape()[3];
  const int patch_size = rows.kernel * columns.kernel * padded.shape()[3];
  Tensor output({batch, rows.output, columns.output, filters});
  const std::int64_t positions = std::int64_t{batch} * rows.output * columns.output;

  const bool pointwise =
      rows.kernel == 1 && columns.kernel == 1 && rows.stride == 1 && columns.stride == 1;
  if (pointwise) {  // the images are the matrix of patches already
    matrix_product(padded.data(), kernel.data(), bias.data(), output.data(),
                   static_cast<int>(positions), patch_size, filters);
    return output;
  }

  const std::int64_t block = std::clamp<std::int64_t>(block_size / patch_size, 1, positions);
  std::vector<float> patches(static_cast<std::size_t>(block * patch_size));
  for (std::int64_t first = 0; first < positions; first += block) {
    const std::int64_t count = std::min(block, positions - first);
    for (std::int64_t i = 0; i < count; ++i) {
      copy_patch(padded, rows, columns, first + i, patches.data() + i * patch_size);
    }
    matrix_product(patches.data(), kernel.data(), bias.data(), output.data() + first * filters,
                   static_cast<int>(count), patch_size, filters);
  }
  return output;
}

}  // namespace cnn::kernels
