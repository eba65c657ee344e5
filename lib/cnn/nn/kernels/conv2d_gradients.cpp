#include <algorithm>

#include "cnn/nn/kernels/arguments.hpp"
#include "cnn/nn/kernels/conv2d.hpp"
#include "cnn/nn/kernels/matrix_product.hpp"
#include "cnn/nn/kernels/padding2d.hpp"
#include "cnn/nn/kernels/patches.hpp"
#include "cnn/nn/kernels/scratch.hpp"
#include "cnn/nn/kernels/sum_rows.hpp"

// The forward pass is output = patches · kernel, so backwards
//   d_kernel  = patchesᵀ · d_output
//   d_patches = d_output · kernelᵀ, and each patch's gradient is added to the cells it was cut from
// a block of positions at a time.

namespace cnn::kernels {
namespace {

/// Calls visit(positions) for one block of patches after the other.
template <typename Visit>
void for_each_block(std::int64_t positions, std::int64_t block, Visit visit) {
  for (std::int64_t first = 0; first < positions; first += block) {
    visit(Positions{first, std::min(block, positions - first)});
  }
}

void gradient_of_kernel(const Tensor& padded, const Tensor& d_output, const Window& rows,
                        const Window& columns, Tensor& d_kernel) {
  const int filters = d_output.shape()[3];
  const int patch_size = rows.kernel * columns.kernel * padded.shape()[3];
  const std::int64_t positions = d_output.size() / filters;
  const std::int64_t block = patches_in_a_block(patch_size, positions);
  thread_local Scratch scratch;
  float* patches = scratch.floats(block * patch_size);
  d_kernel.resize({rows.kernel, columns.kernel, padded.shape()[3], filters});
  for_each_block(positions, block, [&](Positions some) {
    copy_patches(padded, rows, columns, some, patches);
    transposed_product(patches, d_output.data() + some.first * filters,
                       some.first == 0 ? Sum::fresh : Sum::added, d_kernel.data(), patch_size,
                       static_cast<int>(some.count), filters);
  });
}

/// (rows, columns) to (columns, rows).
void transpose(const float* matrix, int rows, int columns, float* transposed) {
  for (std::int64_t i = 0; i < rows; ++i) {
    for (std::int64_t j = 0; j < columns; ++j) transposed[j * rows + i] = matrix[i * columns + j];
  }
}

/// `d_padded` has its shape already.
void gradient_of_padded(const Tensor& kernel, const Tensor& d_output, const Window& rows,
                        const Window& columns, Tensor& d_padded) {
  const int filters = d_output.shape()[3];
  const int patch_size = static_cast<int>(kernel.size() / filters);
  const std::int64_t positions = d_output.size() / filters;
  const std::int64_t block = patches_in_a_block(patch_size, positions);
  thread_local Scratch scratch, kernel_scratch;
  float* d_patches = scratch.floats(block * patch_size);
  float* transposed = kernel_scratch.floats(kernel.size());  // once, for all blocks
  transpose(kernel.data(), patch_size, filters, transposed);
  std::fill(d_padded.begin(), d_padded.end(), 0.0F);
  for_each_block(positions, block, [&](Positions some) {
    matrix_product(d_output.data() + some.first * filters, transposed, nullptr, d_patches,
                   static_cast<int>(some.count), filters, patch_size);
    add_patches(d_patches, rows, columns, some, d_padded);
  });
}

}  // namespace

void conv2d_gradients(const Tensor& input, const Tensor& kernel, const Tensor& d_output,
                      const Window& rows, const Window& columns, Tensor* d_input, Tensor& d_kernel,
                      Tensor* d_bias) {
  require_conv2d_gradients_arguments("conv2d_gradients", input, kernel, d_output, rows, columns);
  if (d_bias != nullptr) {
    const int filters = kernel.shape()[3];
    d_bias->resize({filters});
    sum_rows(d_output.data(), d_bias->data(), d_output.size() / filters, filters);
  }

  if (rows.before + rows.after + columns.before + columns.after == 0) {
    gradient_of_kernel(input, d_output, rows, columns, d_kernel);
    if (d_input == nullptr) return;
    d_input->resize(input.shape());
    gradient_of_padded(kernel, d_output, rows, columns, *d_input);
    return;
  }

  thread_local Tensor padded;  // both keep their memory from call to call, like a Scratch
  thread_local Tensor d_padded;
  zero_padding2d(input, rows.before, rows.after, columns.before, columns.after, padded);
  gradient_of_kernel(padded, d_output, rows, columns, d_kernel);
  if (d_input == nullptr) return;
  d_padded.resize(padded.shape());
  gradient_of_padded(kernel, d_output, rows, columns, d_padded);
  zero_padding2d_gradient(d_padded, rows.before, rows.after, columns.before, columns.after,
                          *d_input);
}

}  // namespace cnn::kernels
