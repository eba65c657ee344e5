#include "checks/pooling_gradient.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "story/story.hpp"

namespace convlings::checks {
namespace {

using cnn::Tensor;
using Cells = std::vector<float>;

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

}  // namespace

Tensor first_of_equals_lifted(const Tensor& image) {
  Tensor lifted = image;
  for (std::int64_t i = 0; i < lifted.size(); ++i)
    lifted.data()[i] -= 1e-4F * static_cast<float>(i);
  return lifted;
}

std::string pooling_gradient_story(const Tensor& image, const Tensor& d_output, int pool_size,
                                   const Index& index) {
  const int row = index[0] / pool_size;
  const int column = index[1] / pool_size;
  const cnn::Shape& stops = d_output.shape();
  if (row >= stops[0] || column >= stops[1]) return "No window covers this cell: it gets 0.";
  const Cells window = window_of(image, row, column, index[2], pool_size);
  const int best = static_cast<int>(winner(window));
  std::vector<std::string> cells;
  for (const float cell : window) cells.push_back(number_text(cell));
  return fmt::format(
      "It lies in window ({0}, {1}) of channel {2}, which holds {3}. The winner is {4}, at ({5}, "
      "{6}): d_output({0}, {1}, {2}) = {7} goes there, and the other cells get 0.",
      row, column, index[2], fmt::join(cells, ", "), cells[static_cast<std::size_t>(best)],
      row * pool_size + best / pool_size, column * pool_size + best % pool_size,
      number_text(d_output(row, column, index[2])));
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
