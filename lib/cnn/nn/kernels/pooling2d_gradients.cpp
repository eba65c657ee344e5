#include <algorithm>
#include <array>

#include "cnn/nn/kernels/arguments.hpp"
#include "cnn/nn/kernels/pooling2d.hpp"
#include "cnn/nn/kernels/pooling2d_view.hpp"

namespace cnn::kernels {
namespace {

/// Channels whose winners are looked for at once; they stay in the first-level cache.
constexpr int channel_block = 64;

/// For `channels` channels from `first` on: which cell under the window won, counted row by row.
struct Winners {
  std::array<float, channel_block> largest;
  std::array<int, channel_block> cell;
};

void find_winners(const Tensor& input, const View& view, int first, int channels,
                  Winners& winners) {
  int number = 0;
  view.for_each_cell(input.shape(), [&](std::int64_t offset) {
    const float* cell = input.data() + offset + first;
    for (int c = 0; c < channels; ++c) {
      const float largest = winners.largest[c];
      const bool first_nan = cell[c] != cell[c] && largest == largest;
      const bool wins = number == 0 || cell[c] > largest || first_nan;
      winners.largest[c] = wins ? cell[c] : largest;
      winners.cell[c] = wins ? number : winners.cell[c];
    }
    ++number;
  });
}

void hand_to_winners(const Winners& winners, const View& view, int first, int channels,
                     const float* d_output, Tensor& d_input) {
  int number = 0;
  view.for_each_cell(d_input.shape(), [&](std::int64_t offset) {
    float* d_cell = d_input.data() + offset + first;
    for (int c = 0; c < channels; ++c) d_cell[c] += winners.cell[c] == number ? d_output[c] : 0;
    ++number;
  });
}

}  // namespace

void max_pooling2d_gradient(const Tensor& input, const Tensor& d_output, const Window& rows,
                            const Window& columns, Tensor& d_input) {
  require_pooling2d_gradient_arguments("max_pooling2d_gradient", input.shape(), d_output, rows,
                                       columns);
  d_input.resize(input.shape());
  std::fill(d_input.begin(), d_input.end(), 0.0F);
  const int channels = input.shape()[3];
  Winners winners;
  for_each_view(input.shape(), rows, columns, [&](const View& view, std::int64_t position) {
    for (int first = 0; first < channels; first += channel_block) {
      const int some = std::min(channel_block, channels - first);
      find_winners(input, view, first, some, winners);
      hand_to_winners(winners, view, first, some, d_output.data() + position + first, d_input);
    }
  });
}

void average_pooling2d_gradient(const Shape& input, const Tensor& d_output, const Window& rows,
                                const Window& columns, Tensor& d_input) {
  require_pooling2d_gradient_arguments("average_pooling2d_gradient", input, d_output, rows,
                                       columns);
  d_input.resize(input);
  std::fill(d_input.begin(), d_input.end(), 0.0F);
  const int channels = input[3];
  for_each_view(input, rows, columns, [&](const View& view, std::int64_t position) {
    const float* d = d_output.data() + position;
    const auto count = static_cast<float>(view.cells());
    view.for_each_cell(input, [&](std::int64_t offset) {
      float* d_cell = d_input.data() + offset;
      for (int c = 0; c < channels; ++c) d_cell[c] += d[c] / count;
    });
  });
}

}  // namespace cnn::kernels
