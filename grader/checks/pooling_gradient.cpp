#include "checks/pooling_gradient.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <functional>

#include "checks/gradient_slips.hpp"
#include "story/story.hpp"

namespace convlings::checks {
namespace {

using cnn::Tensor;
using Cells = std::vector<float>;

/// Which part of d_output the cell at place `own` of a window gets.
using Share = std::function<double(const Cells& window, std::size_t own)>;

std::size_t winner(const Cells& window) {
  return static_cast<std::size_t>(std::ranges::max_element(window) - window.begin());
}

/// The window at stop (row, column) in reading order.
Cells window_of(const Tensor& image, int row, int column, int channel, int pool_size) {
  Cells cells;
  for (int i = 0; i < pool_size; ++i) {
    for (int j = 0; j < pool_size; ++j) {
      cells.push_back(image(row * pool_size + i, column * pool_size + j, channel));
    }
  }
  return cells;
}

/// The gradient when windows share out their d_output by this rule.
Tensor shared_out(const Tensor& image, const Tensor& d_output, int pool_size, const Share& share) {
  Tensor d_image(image.shape());
  for (int row = 0; row < d_output.shape()[0]; ++row) {
    for (int column = 0; column < d_output.shape()[1]; ++column) {
      for (int c = 0; c < d_output.shape()[2]; ++c) {
        const Cells window = window_of(image, row, column, c, pool_size);
        for (int k = 0; k < pool_size * pool_size; ++k) {
          d_image(row * pool_size + k / pool_size, column * pool_size + k % pool_size, c) =
              static_cast<float>(share(window, static_cast<std::size_t>(k)) *
                                 d_output(row, column, c));
        }
      }
    }
  }
  return d_image;
}

std::vector<Slip> slips(const Tensor& image, const Tensor& d_output, int pool_size) {
  const auto slip = [&](const char* words, const Share& share) {
    return Slip{words, shared_out(image, d_output, pool_size, share)};
  };
  return {
      slip("nothing goes back at all", [](const Cells&, std::size_t) { return 0.0; }),
      slip("every cell that is as large as the largest gets d_output, not the first alone",
           [](const Cells& window, std::size_t own) {
             return window[own] == window[winner(window)] ? 1.0 : 0.0;
           }),
      slip("the last of equals wins instead of the first",
           [](const Cells& window, std::size_t own) {
             const float largest = window[winner(window)];
             const auto last = std::find(window.rbegin(), window.rend(), largest).base() - 1;
             return own == static_cast<std::size_t>(last - window.begin()) ? 1.0 : 0.0;
           }),
      slip("the window's first cell gets it, whichever is the largest",
           [](const Cells&, std::size_t own) { return own == 0 ? 1.0 : 0.0; }),
      slip("the search for the largest starts at 0, which no negative cell can beat",
           [](const Cells& window, std::size_t own) {
             const std::size_t best = window[winner(window)] > 0 ? winner(window) : 0;
             return own == best ? 1.0 : 0.0;
           }),
      slip("the smallest cell wins",
           [](const Cells& window, std::size_t own) {
             const auto least = std::ranges::min_element(window) - window.begin();
             return own == static_cast<std::size_t>(least) ? 1.0 : 0.0;
           }),
      slip("all cells of a window get the whole d_output",
           [](const Cells&, std::size_t) { return 1.0; }),
      slip("all cells of a window share d_output evenly, as in average pooling",
           [](const Cells& window, std::size_t) {
             return 1.0 / static_cast<double>(window.size());
           }),
  };
}

}  // namespace

Tensor first_of_equals_lifted(const Tensor& image) {
  Tensor lifted = image;
  for (std::int64_t i = 0; i < lifted.size(); ++i)
    lifted.data()[i] -= 1e-4F * static_cast<float>(i);
  return lifted;
}

std::string pooling_gradient_story(const Tensor& image, const Tensor& d_output, int pool_size,
                                   const Tensor& received, const Index& index) {
  const int row = index[0] / pool_size;
  const int column = index[1] / pool_size;
  const cnn::Shape& stops = d_output.shape();
  if (row >= stops[0] || column >= stops[1]) return "No window covers this cell: it gets 0.";
  const Cells window = window_of(image, row, column, index[2], pool_size);
  const int best = static_cast<int>(winner(window));
  std::vector<std::string> cells;
  for (const float cell : window) cells.push_back(number_text(cell));
  std::string text = fmt::format(
      "It lies in window ({0}, {1}) of channel {2}, which holds {3}. The winner is {4}, at ({5}, "
      "{6}): d_output({0}, {1}, {2}) = {7} goes there, and the other cells get 0.",
      row, column, index[2], fmt::join(cells, ", "), cells[static_cast<std::size_t>(best)],
      row * pool_size + best / pool_size, column * pool_size + best % pool_size,
      number_text(d_output(row, column, index[2])));
  const std::string slip = slip_in(received, slips(image, d_output, pool_size));
  return slip.empty() ? text : text + " " + slip;
}

std::vector<Region> pooling_gradient_regions(const Tensor& d_output, int pool_size,
                                             const Index& index) {
  const int row = index[0] / pool_size;
  const int column = index[1] / pool_size;
  const cnn::Shape& stops = d_output.shape();
  if (row >= stops[0] || column >= stops[1]) return {cell_at("image", index)};
  const Block window = {row * pool_size, column * pool_size, pool_size, pool_size};
  return {{"image", window, index[2]}, cell_of("d_output", row, column, index[2])};
}

}  // namespace convlings::checks
