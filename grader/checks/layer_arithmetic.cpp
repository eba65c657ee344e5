#include "checks/layer_arithmetic.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>
#include <vector>

#include "checks/arithmetic.hpp"
#include "story/story.hpp"

namespace convlings::checks {
namespace {

/// One channel of the window whose corner is at (row, column), in reading order.
std::vector<float> window_cells(const cnn::Tensor& image, int row, int column, int channel,
                                int pool_size) {
  std::vector<float> cells;
  for (int i = 0; i < pool_size; ++i) {
    for (int j = 0; j < pool_size; ++j) cells.push_back(image(row + i, column + j, channel));
  }
  return cells;
}

/// "1, 3, 0, 2"; what comes after the ninth is "…".
std::string listed(const std::vector<float>& values, const std::string& separator) {
  constexpr std::size_t most_shown = 9;
  std::string text;
  for (std::size_t i = 0; i < std::min(values.size(), most_shown); ++i) {
    text += (i == 0 ? "" : separator) + number_text(values[i]);
  }
  return values.size() > most_shown ? text + separator + "…" : text;
}

}  // namespace

CellStory response_arithmetic(const cnn::Tensor& patch, const cnn::Tensor& kernels,
                              const cnn::Tensor& bias, int filter) {
  constexpr int most_channels = 3;
  const cnn::Shape& size = patch.shape();
  Sum sum{.label = "kernel · patch", .parts = {number_part("bias", bias(filter))}};
  double total = bias(filter);
  for (int channel = 0; channel < size[2]; ++channel) {
    for (int i = 0; i < size[0]; ++i) {
      for (int j = 0; j < size[1]; ++j) {
        total += static_cast<double>(kernels(i, j, channel, filter)) * patch(i, j, channel);
      }
    }
    if (channel > most_channels) continue;
    if (channel == most_channels) {
      sum.parts.push_back({.name = "channels", .rows = {{"…"}}});
      continue;
    }
    sum.parts.push_back(
        sum_of_products(fmt::format("channel {}", channel), size[0], size[1], [&](int i, int j) {
          return std::pair(kernels(i, j, channel, filter), patch(i, j, channel));
        }));
  }
  sum.total = number_text(total);
  CellStory story;
  story.sum = std::move(sum);
  story.from = {cell_of("bias", 0, filter), {"patch", {0, 0, size[0], size[1]}}};
  return story;
}

CellArithmetic conv2d_arithmetic(const cnn::Tensor& image, const cnn::Tensor& kernels,
                                 const cnn::Tensor& bias) {
  return [=](const std::vector<int>& index) {
    const cnn::Shape& size = kernels.shape();
    cnn::Tensor patch({size[0], size[1], size[2]});
    for (int i = 0; i < size[0]; ++i) {
      for (int j = 0; j < size[1]; ++j) {
        for (int c = 0; c < size[2]; ++c) patch(i, j, c) = image(index[0] + i, index[1] + j, c);
      }
    }
    CellStory story = response_arithmetic(patch, kernels, bias, index[2]);
    story.sum->label = "kernel · image";
    story.from.push_back({"image", {index[0], index[1], size[0], size[1]}});
    return story;
  };
}

CellStory maximum_arithmetic(const cnn::Tensor& image, int row, int column, int channel,
                             int pool_size) {
  const std::vector<float> cells = window_cells(image, row, column, channel, pool_size);
  return from(fmt::format("the largest of {} is {}", listed(cells, ", "),
                          number_text(*std::ranges::max_element(cells))),
              {{"image", {row, column, pool_size, pool_size}, channel}});
}

CellArithmetic max_pooling_arithmetic(const cnn::Tensor& image, int pool_size) {
  return [=](const std::vector<int>& index) {
    const int row = index[0] * pool_size;
    const int column = index[1] * pool_size;
    CellStory story = maximum_arithmetic(image, row, column, index[2], pool_size);
    story.words = fmt::format("its window starts at row {}, column {} of channel {}; {}", row,
                              column, index[2], story.words);
    return story;
  };
}

CellArithmetic average_pooling_arithmetic(const cnn::Tensor& image, int pool_size) {
  return [=](const std::vector<int>& index) {
    const int row = index[0] * pool_size;
    const int column = index[1] * pool_size;
    const std::vector<float> cells = window_cells(image, row, column, index[2], pool_size);
    const double sum = std::accumulate(cells.begin(), cells.end(), 0.0);
    return from(fmt::format("its window starts at row {}, column {} of channel {}; ({}) / {} = {}",
                            row, column, index[2], listed(cells, " + "), cells.size(),
                            number_text(sum / static_cast<double>(cells.size()))),
                {{"image", {row, column, pool_size, pool_size}, index[2]}});
  };
}

CellArithmetic flatten_arithmetic(const cnn::Tensor& image) {
  return [=](const std::vector<int>& index) {
    const int place = index[0];
    const int channel = place % image.shape()[2];
    const int column = place / image.shape()[2] % image.shape()[1];
    const int row = place / image.shape()[2] / image.shape()[1];
    return from(fmt::format("place {} is row {}, column {}, channel {} of the image: {}", place,
                            row, column, channel, number_text(image(row, column, channel))),
                {cell_of("image", row, column, channel)});
  };
}

CellArithmetic dense_arithmetic(const cnn::Tensor& input, const cnn::Tensor& kernel,
                                const cnn::Tensor& bias) {
  return [=](const std::vector<int>& index) {
    const int unit = index[0];
    const int inputs = input.shape()[0];
    double total = bias(unit);
    for (int i = 0; i < inputs; ++i) total += static_cast<double>(input(i)) * kernel(i, unit);
    CellStory story;
    story.sum =
        Sum{.label = "kernel · input",
            .parts = {number_part("bias", bias(unit)),
                      sum_of_products("inputs", inputs,
                                      [&](int i) { return std::pair(kernel(i, unit), input(i)); })},
            .total = number_text(total)};
    story.from = {
        {"input", {0, 0, 1, inputs}}, {"kernel", {0, unit, inputs, 1}}, cell_of("bias", 0, unit)};
    return story;
  };
}

}  // namespace convlings::checks
