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

std::string response_arithmetic(const cnn::Tensor& patch, const cnn::Tensor& kernels,
                                const cnn::Tensor& bias, int filter) {
  constexpr int most_channels = 4;
  const cnn::Shape& size = patch.shape();
  std::string text = "bias " + number_text(bias(filter));
  double total = bias(filter);
  for (int channel = 0; channel < size[2]; ++channel) {
    std::vector<float> weights;
    std::vector<float> inputs;
    for (int i = 0; i < size[0]; ++i) {
      for (int j = 0; j < size[1]; ++j) {
        weights.push_back(kernels(i, j, channel, filter));
        inputs.push_back(patch(i, j, channel));
        total += static_cast<double>(weights.back()) * inputs.back();
      }
    }
    if (channel < most_channels) {
      text += fmt::format(", channel {}: {}", channel, sum_of_products(weights, inputs));
    } else if (channel == most_channels) {
      text += ", …";
    }
  }
  return text + ", together " + number_text(total);
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
    return response_arithmetic(patch, kernels, bias, index[2]);
  };
}

std::string maximum_arithmetic(const cnn::Tensor& image, int row, int column, int channel,
                               int pool_size) {
  const std::vector<float> cells = window_cells(image, row, column, channel, pool_size);
  return fmt::format("the largest of {} is {}", listed(cells, ", "),
                     number_text(*std::ranges::max_element(cells)));
}

CellArithmetic max_pooling_arithmetic(const cnn::Tensor& image, int pool_size) {
  return [=](const std::vector<int>& index) {
    const int row = index[0] * pool_size;
    const int column = index[1] * pool_size;
    return fmt::format("its window starts at row {}, column {} of channel {}; {}", row, column,
                       index[2], maximum_arithmetic(image, row, column, index[2], pool_size));
  };
}

CellArithmetic average_pooling_arithmetic(const cnn::Tensor& image, int pool_size) {
  return [=](const std::vector<int>& index) {
    const int row = index[0] * pool_size;
    const int column = index[1] * pool_size;
    const std::vector<float> cells = window_cells(image, row, column, index[2], pool_size);
    const double sum = std::accumulate(cells.begin(), cells.end(), 0.0);
    return fmt::format("its window starts at row {}, column {} of channel {}; ({}) / {} = {}", row,
                       column, index[2], listed(cells, " + "), cells.size(),
                       number_text(sum / static_cast<double>(cells.size())));
  };
}

CellArithmetic flatten_arithmetic(const cnn::Tensor& image) {
  return [=](const std::vector<int>& index) {
    const int place = index[0];
    const int channel = place % image.shape()[2];
    const int column = place / image.shape()[2] % image.shape()[1];
    const int row = place / image.shape()[2] / image.shape()[1];
    return fmt::format("place {} is row {}, column {}, channel {} of the image: {}", place, row,
                       column, channel, number_text(image(row, column, channel)));
  };
}

CellArithmetic dense_arithmetic(const cnn::Tensor& input, const cnn::Tensor& kernel,
                                const cnn::Tensor& bias) {
  return [=](const std::vector<int>& index) {
    const int unit = index[0];
    std::vector<float> weights;
    double total = bias(unit);
    for (int i = 0; i < input.shape()[0]; ++i) {
      weights.push_back(kernel(i, unit));
      total += static_cast<double>(input(i)) * kernel(i, unit);
    }
    return fmt::format("bias {}, inputs {}, together {}", number_text(bias(unit)),
                       sum_of_products(weights, input.values()), number_text(total));
  };
}

}  // namespace convlings::checks
