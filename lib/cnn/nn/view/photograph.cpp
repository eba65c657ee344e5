#include "cnn/nn/view/photograph.hpp"

#include <algorithm>
#include <cstdint>
#include <vector>

#include "cnn/core/errors.hpp"

namespace cnn::view {
namespace {

void require_photograph(const char* who, const Tensor& photograph) {
  const Shape& shape = photograph.shape();
  if (shape.rank() == 3 && shape[2] <= 4) return;
  throw ShapeError(std::string(who) +
                   ": a photograph is (height, width, channels) with 1 to 4 channels. Received " +
                   to_string(shape) + ".");
}

// (height, width, 1 or 3): the transparent laid over white
Tensor without_alpha(const Tensor& photograph) {
  const Shape& shape = photograph.shape();
  if (shape[2] % 2 == 1) return photograph;
  const int colors = shape[2] - 1;
  Tensor opaque({shape[0], shape[1], colors});
  for (int row = 0; row < shape[0]; ++row) {
    for (int column = 0; column < shape[1]; ++column) {
      const float alpha = photograph(row, column, colors) / 255;
      for (int color = 0; color < colors; ++color) {
        opaque(row, column, color) = photograph(row, column, color) * alpha + 255 * (1 - alpha);
      }
    }
  }
  return opaque;
}

// One new pixel's share of the old ones along an axis: old cells first, first + 1, ... with weights
// that sum to 1.
struct Share {
  int first = 0;
  std::vector<float> weights;
};

std::vector<Share> shares(int from, int to) {
  std::vector<Share> all(static_cast<std::size_t>(to));
  const double step = static_cast<double>(from) / to;
  for (int i = 0; i < to; ++i) {
    // In whole numbers: new pixel i covers [i * from, (i + 1) * from) in units of 1 / to.
    const std::int64_t begin = static_cast<std::int64_t>(i) * from;
    const std::int64_t end = begin + from;
    Share& share = all[static_cast<std::size_t>(i)];
    share.first = static_cast<int>(begin / to);
    for (std::int64_t cell = share.first; cell * to < end; ++cell) {
      const std::int64_t covered = std::min(end, (cell + 1) * to) - std::max(begin, cell * to);
      share.weights.push_back(static_cast<float>(static_cast<double>(covered) / to / step));
    }
  }
  return all;
}

// (height, width, channels) to (new height, width, channels): whole rows are added at once.
Tensor resized_rows(const Tensor& photograph, int height) {
  const Shape& shape = photograph.shape();
  const std::int64_t row_size = std::int64_t{shape[1]} * shape[2];
  Tensor result({height, shape[1], shape[2]});
  float* to = result.data();
  for (const Share& share : shares(shape[0], height)) {
    const float* from = photograph.data() + share.first * row_size;
    for (const float weight : share.weights) {
      for (std::int64_t i = 0; i < row_size; ++i) to[i] += weight * from[i];
      from += row_size;
    }
    to += row_size;
  }
  return result;
}

// (height, width, channels) to (height, new width, channels)
Tensor resized_columns(const Tensor& photograph, int width) {
  const Shape& shape = photograph.shape();
  const int channels = shape[2];
  const std::vector<Share> columns = shares(shape[1], width);
  Tensor result({shape[0], width, channels});
  float* to = result.data();
  for (int row = 0; row < shape[0]; ++row) {
    const float* const from_row = photograph.data() + std::int64_t{row} * shape[1] * channels;
    for (const Share& share : columns) {
      const float* from = from_row + std::int64_t{share.first} * channels;
      for (const float weight : share.weights) {
        for (int channel = 0; channel < channels; ++channel) to[channel] += weight * *from++;
      }
      to += channels;
    }
  }
  return result;
}

}  // namespace

Tensor to_grey(const Tensor& photograph) {
  require_photograph("to_grey", photograph);
  Tensor opaque = without_alpha(photograph);
  if (opaque.shape()[2] == 1) return opaque;
  Tensor grey({opaque.shape()[0], opaque.shape()[1], 1});
  for (int row = 0; row < grey.shape()[0]; ++row) {
    for (int column = 0; column < grey.shape()[1]; ++column) {
      grey(row, column, 0) = 0.299F * opaque(row, column, 0) + 0.587F * opaque(row, column, 1) +
                             0.114F * opaque(row, column, 2);
    }
  }
  return grey;
}

Tensor to_rgb(const Tensor& photograph) {
  require_photograph("to_rgb", photograph);
  Tensor opaque = without_alpha(photograph);
  if (opaque.shape()[2] == 3) return opaque;
  Tensor rgb({opaque.shape()[0], opaque.shape()[1], 3});
  for (int row = 0; row < rgb.shape()[0]; ++row) {
    for (int column = 0; column < rgb.shape()[1]; ++column) {
      for (int color = 0; color < 3; ++color) rgb(row, column, color) = opaque(row, column, 0);
    }
  }
  return rgb;
}

Tensor center_crop(const Tensor& photograph, int height, int width) {
  require_photograph("center_crop", photograph);
  const Shape& shape = photograph.shape();
  // The tallest part with width / height of the wanted sides, at least one pixel each way.
  const auto tall = static_cast<std::int64_t>(shape[1]) * height / width;
  const auto wide = static_cast<std::int64_t>(shape[0]) * width / height;
  const int rows = static_cast<int>(std::clamp<std::int64_t>(tall, 1, shape[0]));
  const int columns = static_cast<int>(std::clamp<std::int64_t>(wide, 1, shape[1]));
  const int top = (shape[0] - rows) / 2;
  const int left = (shape[1] - columns) / 2;
  Tensor part({rows, columns, shape[2]});
  for (int row = 0; row < rows; ++row) {
    for (int column = 0; column < columns; ++column) {
      for (int channel = 0; channel < shape[2]; ++channel) {
        part(row, column, channel) = photograph(top + row, left + column, channel);
      }
    }
  }
  return part;
}

Tensor resized(const Tensor& photograph, int height, int width) {
  require_photograph("resized", photograph);
  return resized_columns(resized_rows(photograph, height), width);
}

Tensor prepared(const Tensor& photograph, const Shape& shape) {
  if (shape.rank() != 3 || (shape[2] != 1 && shape[2] != 3)) {
    throw ShapeError(
        "prepared: a photograph fits a network with input (height, width, 1) or (height, width, 3)."
        " Received a network with input " +
        to_string(shape) + ".");
  }
  require_photograph("prepared", photograph);
  const Tensor colors = shape[2] == 1 ? to_grey(photograph) : to_rgb(photograph);
  Tensor input = resized(center_crop(colors, shape[0], shape[1]), shape[0], shape[1]);
  for (float& value : input) value /= 255;
  return input;
}

}  // namespace cnn::view
