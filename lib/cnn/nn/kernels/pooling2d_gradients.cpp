#include <algorithm>
#include <cstring>
#include <limits>

#include "cnn/nn/kernels/arguments.hpp"
#include "cnn/nn/kernels/pooling2d.hpp"
#include "cnn/nn/kernels/pooling2d_view.hpp"
#include "cnn/nn/kernels/vectors.hpp"

namespace cnn::kernels {
namespace {

/// As many channels of a cell as `Numbers` holds, a Vector or a single float.
template <typename Numbers>
Numbers channels_at(const float* place) {
  Numbers numbers;
  std::memcpy(&numbers, place, sizeof numbers);
  return numbers;
}

/// Hands d_output on to the cells that won one window, for as many channels as `Numbers` holds,
/// from the given places on. Integers count cells, row by row.
template <typename Numbers, typename Integers>
void hand_to_winners(const View& view, const float* input, const float* d_output, float* d_input) {
  Numbers largest = Numbers{} - std::numeric_limits<float>::infinity();
  Integers winner{};
  int number = 0;
  view.for_each_cell([&](std::int64_t offset) {
    const auto cell = channels_at<Numbers>(input + offset);
    const Integers first_nan = (cell != cell) & (largest == largest);  // a NaN equals nothing
    const Integers wins = (cell > largest) | first_nan;  // an equal one comes too late
    largest = wins ? cell : largest;
    winner = wins ? Integers{} + number : winner;
    ++number;
  });
  const auto d = channels_at<Numbers>(d_output);
  number = 0;
  view.for_each_cell([&](std::int64_t offset) {
    const Integers won = winner == Integers{} + number++;
    const Numbers d_cell = channels_at<Numbers>(d_input + offset) + (won ? d : Numbers{});
    std::memcpy(d_input + offset, &d_cell, sizeof d_cell);
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
  for_each_view(input.shape(), rows, columns, [&](const View& view, std::int64_t position) {
    const auto hand_back = [&](auto hand_some, int first) {
      hand_some(view, input.data() + first, d_output.data() + position + first,
                d_input.data() + first);
    };
    int c = 0;
    for (; c + lanes <= channels; c += lanes) hand_back(hand_to_winners<Vector, Mask>, c);
    for (; c < channels; ++c) hand_back(hand_to_winners<float, int>, c);
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
    view.for_each_cell([&](std::int64_t offset) {
      float* d_cell = d_input.data() + offset;
      for (int c = 0; c < channels; ++c) d_cell[c] += d[c] / count;
    });
  });
}

}  // namespace cnn::kernels
