#include "cnn/nn/kernels/patches.hpp"

#include <algorithm>
#include <cstring>

namespace cnn::kernels {
namespace {

/// Calls visit(offset in the images, offset in the patches, number of floats) for every row of
/// every patch: channels last make it one run of memory on both sides.
template <typename Visit>
void for_each_run(const Shape& padded, const Window& rows, const Window& columns,
                  Positions positions, Visit visit) {
  const std::int64_t channels = padded[3];
  const std::int64_t row_size = padded[2] * channels;
  const std::int64_t run = columns.kernel * channels;
  const std::int64_t height = padded[1];
  std::int64_t x = positions.first % columns.output;
  std::int64_t y = positions.first / columns.output % rows.output;
  std::int64_t image = positions.first / columns.output / rows.output;
  std::int64_t in_patches = 0;
  for (std::int64_t i = 0; i < positions.count; ++i) {
    std::int64_t in_image =
        (image * height + y * rows.stride) * row_size + x * columns.stride * channels;
    for (int row = 0; row < rows.kernel; ++row, in_image += row_size, in_patches += run) {
      visit(in_image, in_patches, run);
    }
    if (++x < columns.output) continue;
    x = 0;
    if (++y < rows.output) continue;
    y = 0;
    ++image;
  }
}

}  // namespace

std::int64_t patches_in_a_block(std::int64_t patch_size, std::int64_t positions) {
  constexpr std::int64_t block_size = 32'768;  // floats
  return std::clamp<std::int64_t>(block_size / patch_size, 1, positions);
}

void copy_patches(const Tensor& padded, const Window& rows, const Window& columns,
                  Positions positions, float* patches) {
  const auto copy_all = [&](auto copy) {
    for_each_run(padded.shape(), rows, columns, positions,
                 [&](std::int64_t in_image, std::int64_t in_patches, std::int64_t run) {
                   copy(patches + in_patches, padded.data() + in_image, run);
                 });
  };
  // Three cells of one channel or of three, as in every first layer: to copy a constant number of
  // floats is a few instructions, any other number a call that costs more than it copies.
  switch (columns.kernel * padded.shape()[3]) {
    case 3:
      return copy_all([](float* to, const float* from, std::int64_t) {
        std::memcpy(to, from, 3 * sizeof(float));
      });
    case 9:
      return copy_all([](float* to, const float* from, std::int64_t) {
        std::memcpy(to, from, 9 * sizeof(float));
      });
    default:
      return copy_all(
          [](float* to, const float* from, std::int64_t run) { std::copy_n(from, run, to); });
  }
}

void add_patches(const float* patches, const Window& rows, const Window& columns,
                 Positions positions, Tensor& padded) {
  for_each_run(padded.shape(), rows, columns, positions,
               [&](std::int64_t in_image, std::int64_t in_patches, std::int64_t run) {
                 float* cells = padded.data() + in_image;
                 const float* numbers = patches + in_patches;
                 for (std::int64_t i = 0; i < run; ++i) cells[i] += numbers[i];
               });
}

}  // namespace cnn::kernels
