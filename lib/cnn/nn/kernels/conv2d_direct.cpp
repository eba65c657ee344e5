#include <algorithm>

#include "cnn/nn/kernels/conv2d_ways.hpp"
#include "cnn/nn/kernels/scratch.hpp"
#include "cnn/nn/kernels/vectors.hpp"

namespace cnn::kernels {
namespace {

/// What the innermost loop needs to know; steps are in floats.
struct Walk {
  int kernel_rows;             // rows of a patch
  int run;                     // floats in one row of a patch: kernel width * channels
  std::int64_t row_step;       // from one image row to the next
  std::int64_t position_step;  // from one output position to the next, in the image
  int filters;                 // from one tap to the next, in the kernel
};

constexpr std::int64_t vectors = direct_filters / lanes;  // that hold one position's sums

/// The sums of `positions` neighbours and 16 filters. Every weight that is loaded serves all
/// positions, every pixel all filters.
template <int positions>
void convolve_tile(const Walk& walk, const float* image, const float* kernel, const float* bias,
                   float* output) {
  Vector sums[positions][vectors];
  for (auto& sum : sums) {
    for (int v = 0; v < vectors; ++v) sum[v] = load(bias + v * lanes);
  }
  for (int i = 0; i < walk.kernel_rows; ++i) {
    for (int k = 0; k < walk.run; ++k) {
      Vector weights[vectors];
      for (int v = 0; v < vectors; ++v) weights[v] = load(kernel + v * lanes);
#pragma GCC unroll 12
      for (int p = 0; p < positions; ++p) {
        const float pixel = image[k + p * walk.position_step];
        for (int v = 0; v < vectors; ++v) sums[p][v] += pixel * weights[v];
      }
      kernel += walk.filters;
    }
    image += walk.row_step;
  }
  for (int p = 0; p < positions; ++p) {
    for (int v = 0; v < vectors; ++v) {
      store(output + std::int64_t{p} * walk.filters + v * lanes, sums[p][v]);
    }
  }
}

const float* biases_or_zeros(const Tensor& bias, int filters, Scratch& scratch) {
  if (bias.size() > 0) return bias.data();
  float* zeros = scratch.floats(filters);
  std::fill_n(zeros, filters, 0.0F);
  return zeros;
}

/// One row of output for 16 filters, in tiles of several positions. The last tile steps back over
/// its neighbour rather than leave a remainder; only rows shorter than a tile go one by one.
void convolve_row(const Walk& walk, int positions, const float* image, const float* kernel,
                  const float* bias, float* output) {
  constexpr int tile = sums_in_registers / vectors;
  const auto convolve = [&](auto convolve_some, int x) {
    convolve_some(walk, image + x * walk.position_step, kernel, bias,
                  output + std::int64_t{x} * walk.filters);
  };
  if (positions < tile) {
    for (int x = 0; x < positions; ++x) convolve(convolve_tile<1>, x);
    return;
  }
  for (int x = 0; x + tile <= positions; x += tile) convolve(convolve_tile<tile>, x);
  if (positions % tile != 0) convolve(convolve_tile<tile>, positions - tile);
}

}  // namespace

void conv2d_direct(const Tensor& padded, const Tensor& kernel, const Tensor& bias,
                   const Window& rows, const Window& columns, Tensor& output) {
  const int batch = padded.shape()[0];
  const int channels = padded.shape()[3];
  const int filters = kernel.shape()[3];
  const Walk walk{.kernel_rows = rows.kernel,
                  .run = columns.kernel * channels,
                  .row_step = std::int64_t{padded.shape()[2]} * channels,
                  .position_step = std::int64_t{columns.stride} * channels,
                  .filters = filters};
  thread_local Scratch scratch;
  const float* biases = biases_or_zeros(bias, filters, scratch);
  output.resize({batch, rows.output, columns.output, filters});
  for (std::int64_t image = 0; image < batch; ++image) {
    for (std::int64_t y = 0; y < rows.output; ++y) {
      const float* top =
          padded.data() + (image * padded.shape()[1] + y * rows.stride) * walk.row_step;
      float* row = output.data() + (image * rows.output + y) * columns.output * filters;
      for (int f = 0; f < filters; f += direct_filters) {
        convolve_row(walk, columns.output, top, kernel.data() + f, biases + f, row + f);
      }
    }
  }
}

}  // namespace cnn::kernels
