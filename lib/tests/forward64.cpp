#include "forward64.hpp"

#include <algorithm>
#include <cmath>

using cnn::Shape;
using cnn::Window;

Numbers padded64(const Numbers& input, int top, int bottom, int left, int right) {
  const Shape& from = input.shape;
  Numbers output({from[0], top + from[1] + bottom, left + from[2] + right, from[3]});
  for (int b = 0; b < from[0]; ++b) {
    for (int y = 0; y < from[1]; ++y) {
      for (int x = 0; x < from[2]; ++x) {
        for (int c = 0; c < from[3]; ++c) output.at(b, top + y, left + x, c) = input.at(b, y, x, c);
      }
    }
  }
  return output;
}

// Cell by cell of the padded image: where each tap of the kernel puts its product.
Numbers conv2d64(const Numbers& input, const Numbers& kernel, const Numbers& bias,
                 const Window& rows, const Window& columns) {
  const Numbers padded = padded64(input, rows.before, rows.after, columns.before, columns.after);
  const Shape& k = kernel.shape;
  Numbers output({input.shape[0], rows.output, columns.output, k[3]});
  for (std::size_t i = 0; i < output.values.size(); ++i) {
    output.values[i] = bias.values[i % bias.values.size()];
  }
  for (int tap = 0; tap < k[0] * k[1] * k[2]; ++tap) {
    const int i = tap / k[2] / k[1];
    const int j = tap / k[2] % k[1];
    const int c = tap % k[2];
    for (int b = 0; b < input.shape[0]; ++b) {
      for (int y = 0; y < rows.output; ++y) {
        for (int x = 0; x < columns.output; ++x) {
          const double cell = padded.at(b, y * rows.stride + i, x * columns.stride + j, c);
          for (int f = 0; f < k[3]; ++f) output.at(b, y, x, f) += cell * kernel.at(i, j, c, f);
        }
      }
    }
  }
  return output;
}

namespace {

/// Whether cell `cell` of an axis lies under the window at `position`.
bool under(const Window& window, int position, int cell) {
  const int first = position * window.stride - window.before;
  return first <= cell && cell < first + window.kernel;
}

/// The cells of one channel under a window, found by asking every cell of the image.
std::vector<double> cells_under(const Numbers& input, const Window& rows, const Window& columns,
                                int b, int y, int x, int c) {
  std::vector<double> cells;
  for (int row = 0; row < input.shape[1]; ++row) {
    for (int column = 0; column < input.shape[2]; ++column) {
      if (!under(rows, y, row) || !under(columns, x, column)) continue;
      cells.push_back(input.at(b, row, column, c));
    }
  }
  return cells;
}

template <typename Pool>
Numbers pooled64(const Numbers& input, const Window& rows, const Window& columns, Pool pool) {
  Numbers output({input.shape[0], rows.output, columns.output, input.shape[3]});
  for (int b = 0; b < input.shape[0]; ++b) {
    for (int y = 0; y < rows.output; ++y) {
      for (int x = 0; x < columns.output; ++x) {
        for (int c = 0; c < input.shape[3]; ++c) {
          output.at(b, y, x, c) = pool(cells_under(input, rows, columns, b, y, x, c));
        }
      }
    }
  }
  return output;
}

}  // namespace

Numbers max_pooling64(const Numbers& input, const Window& rows, const Window& columns) {
  return pooled64(input, rows, columns, [](const std::vector<double>& cells) {
    return *std::max_element(cells.begin(), cells.end());
  });
}

Numbers average_pooling64(const Numbers& input, const Window& rows, const Window& columns) {
  return pooled64(input, rows, columns, [](const std::vector<double>& cells) {
    double sum = 0;
    for (const double cell : cells) sum += cell;
    return sum / static_cast<double>(cells.size());
  });
}

Numbers dense64(const Numbers& input, const Numbers& kernel, const Numbers& bias) {
  const auto n = static_cast<std::size_t>(kernel.shape[0]);
  const auto units = static_cast<std::size_t>(kernel.shape[1]);
  Numbers output({input.shape[0], kernel.shape[1]});
  for (std::size_t at = 0; at < output.values.size(); ++at) {
    double sum = bias.values[at % units];
    for (std::size_t i = 0; i < n; ++i) {
      sum += input.values[at / units * n + i] * kernel.values[i * units + at % units];
    }
    output.values[at] = sum;
  }
  return output;
}

Numbers relu64(const Numbers& input) {
  Numbers output = input;
  for (double& value : output.values) value = std::max(value, 0.0);
  return output;
}

Numbers sigmoid64(const Numbers& input) {
  Numbers output = input;
  for (double& value : output.values) value = 1 / (1 + std::exp(-value));
  return output;
}

Numbers softmax64(const Numbers& input) {
  const auto length = static_cast<std::size_t>(input.shape[1]);
  Numbers output = input;
  for (std::size_t row = 0; row < output.values.size(); row += length) {
    double sum = 0;
    for (std::size_t i = 0; i < length; ++i) sum += std::exp(input.values[row + i]);
    for (std::size_t i = 0; i < length; ++i) {
      output.values[row + i] = std::exp(input.values[row + i]) / sum;
    }
  }
  return output;
}
