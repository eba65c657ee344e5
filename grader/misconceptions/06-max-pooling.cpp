// Lesson 06: a maximum that starts too high, windows in the wrong place, channels mixed.
#include "max_pooling.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

#include "misconceptions/misconception.hpp"

using convlings::AlsoNeeded;
using convlings::Misconception;

namespace {

const char* const example = "Worked example";
const char* const layer = "The layer";

const Misconception started_at_zero(
    "window_maximum.started_at_zero",
    "Your maximum starts at 0 or just above, so no negative cell can win. Start with the window's "
    "first cell.",
    example);
const Misconception started_at_least_int(
    "window_maximum.started_at_least_int",
    "Your maximum starts at the least int. A float can lie far below: start with the window's "
    "first cell.",
    example);
const Misconception last_cell("window_maximum.last_cell",
                              "You return the window's last cell. Compare them all and keep the "
                              "largest.",
                              example);
const Misconception first_cell("window_maximum.first_cell",
                               "You return the window's first cell. Compare them all and keep the "
                               "largest.",
                               example);
const Misconception smallest("window_maximum.smallest",
                             "You keep the smallest cell. It is the largest that is asked for.",
                             example);
const Misconception average("window_maximum.average",
                            "You return the average of the window. Here it is the largest cell.",
                            example);
const Misconception without_sign("window_maximum.without_sign",
                                 "You compare the cells without their sign. -4 is smaller than -1.",
                                 example);
const Misconception top_left_window(
    "window_maximum.top_left_window",
    "You always look at the top left window. It begins at (row, column): image(row + i, column + "
    "j, channel).",
    example);
const Misconception row_and_column("window_maximum.row_and_column",
                                   "You exchange row and column. The window begins at image(row, "
                                   "column, channel).",
                                   example);
const Misconception place_multiplied(
    "window_maximum.place_multiplied",
    "You multiply row and column by pool_size. Here they are cells of the image already.", example);
const Misconception all_channels("window_maximum.all_channels",
                                 "You take the maximum over all channels. Only the cells of "
                                 "`channel` count.",
                                 layer);
const Misconception always_channel_0("window_maximum.always_channel_0",
                                     "You always look at channel 0. The last index is `channel`.",
                                     layer);
const Misconception one_too_short(
    "window_maximum.one_too_short",
    "Your window lacks its last row and column. Both loops run while i < pool_size.", example);
const Misconception one_too_far("window_maximum.one_too_far",
                                "Your window is one row and one column too large. Both loops run "
                                "while i < pool_size.",
                                example);
const Misconception always_2x2("window_maximum.always_2x2",
                               "Your window is always 2x2. It is pool_size x pool_size.", layer);

/// How one window is looked at; max_pooling2d may do it wrongly, too.
struct Look {
  bool from_zero = !!started_at_zero;
  bool last = !!last_cell;
  bool mean = !!average;
  bool mixed = !!all_channels;
  bool channel_0 = !!always_channel_0;
};

float start_of(float first, const Look& look) {
  if (look.from_zero) return 0;
  if (started_at_least_int) return static_cast<float>(std::numeric_limits<int>::min());
  return first;
}

float better(float kept, float cell, const Look& look) {
  if (first_cell) return kept;
  if (look.last) return cell;
  if (smallest) return std::min(kept, cell);
  if (without_sign) return std::abs(cell) > std::abs(kept) ? cell : kept;
  return std::max(kept, cell);
}

float look_at(const Tensor& image, int row, int column, int channel, int pool_size,
              const Look& look) {
  if (always_2x2) pool_size = 2;
  if (place_multiplied) {
    row *= pool_size;
    column *= pool_size;
  }
  if (row_and_column) std::swap(row, column);
  if (top_left_window) row = column = 0;
  if (look.channel_0) channel = 0;
  const int cells = pool_size + (one_too_far ? 1 : 0) - (one_too_short ? 1 : 0);
  const int from = look.mixed ? 0 : channel;
  const int to = look.mixed ? image.shape()[2] : channel + 1;
  float kept = start_of(image(row, column, from), look);
  float sum = 0;
  for (int i = 0; i < cells; ++i) {
    for (int j = 0; j < cells; ++j) {
      for (int c = from; c < to; ++c) {
        const float cell = image(row + i, column + j, c);
        kept = better(kept, cell, look);
        sum += cell;
      }
    }
  }
  return look.mean ? sum / static_cast<float>(cells * cells * (to - from)) : kept;
}

}  // namespace

float window_maximum(const Tensor& image, int row, int column, int channel, int pool_size) {
  return look_at(image, row, column, channel, pool_size, {});
}

namespace {

const Misconception first_window_forgotten(
    "pooled_size.first_window_forgotten",
    "You forget the first window: what is left, divided by the stride, counts the steps after it. "
    "Add 1.",
    example);
const Misconception size_rounded_up("pooled_size.rounded_up",
                                    "You round up. Cells that are too few for another window are "
                                    "left out.",
                                    example);
const Misconception steps_of_window(
    "pooled_size.steps_of_window",
    "You step by the window's size. The windows start stride cells apart, which may be more or "
    "less.",
    layer);
const Misconception input_over_stride(
    "pooled_size.input_over_stride",
    "You divide the whole input by the stride. The first window takes pool_size cells; divide "
    "what is left, and add 1.",
    example);
const Misconception input_over_stride_up(
    "pooled_size.input_over_stride_up",
    "You divide the input by the stride and round up. That would be same padding; here a window "
    "must fit.",
    example);
const Misconception window_not_taken_off(
    "pooled_size.window_not_taken_off",
    "You do not take the first window's cells off: it is (input - pool_size) / stride + 1.",
    example);
const Misconception stride_1("pooled_size.stride_1",
                             "You count the windows of stride 1. Only every stride-th of them is "
                             "there.",
                             layer);
const Misconception one_added_too_early(
    "pooled_size.one_added_too_early",
    "You add the 1 before you divide. Divide what is left first; the first window comes on top.",
    example);
const Misconception always_halved("pooled_size.always_halved",
                                  "You always halve. That is right for windows of 2 with stride 2 "
                                  "only.",
                                  layer);
const Misconception pool_and_stride(
    "pooled_size.pool_and_stride",
    "You exchange pool_size and stride: it is (input - pool_size) / stride + 1.", example);

const AlsoNeeded sizes_not_named(
    "pooled_size: any window, any stride",
    "its sizes are named nowhere, so a table of the cases before does not pass");

}  // namespace

int pooled_size(int input, int pool_size, int stride) {
  if (always_halved) return input / 2;
  if (pool_and_stride) std::swap(pool_size, stride);
  if (steps_of_window) stride = pool_size;
  if (stride_1) stride = 1;
  if (input_over_stride) return input / stride;
  if (input_over_stride_up) return (input + stride - 1) / stride;
  const int left = window_not_taken_off ? input : input - pool_size;
  if (one_added_too_early) return (left + 1) / stride;
  const int steps = size_rounded_up ? (left + stride - 1) / stride : left / stride;
  return first_window_forgotten ? steps : steps + 1;
}

namespace {

const Misconception windows_overlap(
    "max_pooling2d.windows_overlap",
    "Your windows move by one cell. They lie side by side: the stride is pool_size.", layer);
const Misconception starts_not_multiplied(
    "max_pooling2d.starts_not_multiplied",
    "Your answer has the right size, but its windows start at neighbouring cells. The window of "
    "(row, column) starts at (row · pool_size, column · pool_size).",
    example);
const Misconception rows_only(
    "max_pooling2d.rows_only",
    "You multiply only the row by pool_size. The window's column starts at column · pool_size.",
    example);
const Misconception steps_of_2("max_pooling2d.steps_of_2",
                               "Your windows start at every second cell whatever their size. The "
                               "step is pool_size.",
                               layer);
const Misconception last_window_outside(
    "max_pooling2d.last_window_outside",
    "You round the size up, so the last window runs past the border. Cells that are too few for a "
    "window are left out.",
    example);
const Misconception window_leaves("max_pooling2d.one_too_far",
                                  "You ask for one window too many, and it leaves the image. Rows "
                                  "and columns are counted from 0: row < height.",
                                  example);
const Misconception left_over_pooled(
    "max_pooling2d.left_over_pooled",
    "You make a smaller window of the cells that are left over. They are too few for a window and "
    "are left out.",
    example);
const Misconception height_and_width(
    "max_pooling2d.height_and_width",
    "You exchange height and width. shape()[0] counts the rows, shape()[1] the columns.", layer);
const Misconception output_turned(
    "max_pooling2d.output_turned",
    "You make the answer (width, height, channels). The height comes first.", layer);
const Misconception place_exchanged(
    "max_pooling2d.place_exchanged",
    "You ask for the window at (column, row). Output cell (row, column) belongs to the window at "
    "(row, column), times pool_size.",
    example);
const Misconception single_channel("max_pooling2d.single_channel",
                                   "Your answer has a single channel. The depth stays as it is.",
                                   layer);
const Misconception channels_mixed("max_pooling2d.channels_mixed",
                                   "You take the maximum over all channels. Each channel is pooled "
                                   "by itself.",
                                   layer);
const Misconception channel_0_in_all(
    "max_pooling2d.channel_0_in_all",
    "Every channel of your answer is that of channel 0. Each channel is pooled by itself.", layer);
const Misconception from_zero("max_pooling2d.started_at_zero",
                              "Your maximum starts at 0 or just above, so no negative cell can "
                              "win. Start with the window's first cell.",
                              example);
const Misconception last_of_window("max_pooling2d.last_cell",
                                   "You keep the last cell of each window. Keep the largest.",
                                   example);
const Misconception average_instead("max_pooling2d.average",
                                    "You keep the average of each window. Keep the largest cell.",
                                    layer);

Look look_of_layer() {
  Look look;
  look.from_zero = look.from_zero || from_zero;
  look.last = look.last || last_of_window;
  look.mean = look.mean || average_instead;
  look.mixed = look.mixed || channels_mixed;
  look.channel_0 = look.channel_0 || channel_0_in_all;
  return look;
}

/// The image with its last row and column repeated: a window over what is left over has the same
/// maximum there.
Tensor stretched(const Tensor& image, int rows, int columns) {
  const auto& shape = image.shape();
  Tensor larger({rows, columns, shape[2]});
  for (int row = 0; row < rows; ++row) {
    for (int column = 0; column < columns; ++column) {
      for (int c = 0; c < shape[2]; ++c) {
        larger(row, column, c) =
            image(std::min(row, shape[0] - 1), std::min(column, shape[1] - 1), c);
      }
    }
  }
  return larger;
}

Tensor pooled(const Tensor& image, int height, int width, int pool_size) {
  const Look look = look_of_layer();
  if (height_and_width) std::swap(height, width);
  const int channels = single_channel ? 1 : image.shape()[2];
  const int step = starts_not_multiplied || windows_overlap ? 1 : steps_of_2 ? 2 : pool_size;
  const int column_step = rows_only ? 1 : step;
  Tensor output(output_turned ? cnn::Shape{width, height, channels}
                              : cnn::Shape{height, width, channels});
  const int beyond = window_leaves ? 1 : 0;
  for (int row = 0; row < height + beyond; ++row) {
    for (int column = 0; column < width + beyond; ++column) {
      int down = row * step;
      int right = column * column_step;
      if (place_exchanged) std::swap(down, right);
      for (int c = 0; c < channels; ++c) {
        output(row, column, c) = look_at(image, down, right, c, pool_size, look);
      }
    }
  }
  return output;
}

}  // namespace

Tensor max_pooling2d(const Tensor& image, int pool_size) {
  const int stride = windows_overlap ? 1 : pool_size;
  int height = pooled_size(image.shape()[0], pool_size, stride);
  int width = pooled_size(image.shape()[1], pool_size, stride);
  if (last_window_outside || left_over_pooled) {
    height = (image.shape()[0] + stride - 1) / stride;
    width = (image.shape()[1] + stride - 1) / stride;
  }
  if (!left_over_pooled) return pooled(image, height, width, pool_size);
  return pooled(stretched(image, height * stride, width * stride), height, width, pool_size);
}

namespace {

const Misconception not_divided("average_pooling2d.not_divided",
                                "You add up the window and do not divide. An average is the sum, "
                                "divided by the number of cells.",
                                example);
const Misconception divided_by_pool_size(
    "average_pooling2d.divided_by_pool_size",
    "You divide by pool_size. The window has pool_size · pool_size cells.", example);
const Misconception divided_by_four("average_pooling2d.divided_by_four",
                                    "You always divide by 4. That is right for a 2x2 window only.",
                                    example);
const Misconception whole_numbers("average_pooling2d.whole_numbers",
                                  "Your averages are whole numbers: what stands behind the point "
                                  "is lost. Calculate with floats.",
                                  example);
const Misconception maximum_instead("average_pooling2d.maximum_instead",
                                    "You keep the largest cell. Here it is the average of the "
                                    "window.",
                                    layer);
const Misconception average_of_channels("average_pooling2d.channels_mixed",
                                        "You average over the channels, too. Each channel is "
                                        "pooled by itself.",
                                        layer);
const Misconception left_over_added(
    "average_pooling2d.left_over_added",
    "You also go over the cells that are left over, and leave the answer. Stop at height · "
    "pool_size and width · pool_size of the answer.",
    example);
const Misconception average_overlaps(
    "average_pooling2d.windows_overlap",
    "Your windows move by one cell. They lie side by side: the stride is pool_size.", layer);
const Misconception average_starts(
    "average_pooling2d.starts_not_multiplied",
    "Your answer has the right size, but its windows start at neighbouring cells. The window of "
    "(row, column) starts at (row · pool_size, column · pool_size).",
    example);
const Misconception average_axes(
    "average_pooling2d.height_and_width",
    "You exchange height and width. shape()[0] counts the rows, shape()[1] the columns.", layer);
const Misconception average_rounded_up(
    "average_pooling2d.rounded_up",
    "You also average the cells that are left over. They are too few for a window and are left "
    "out.",
    example);

struct Sizes {
  int height;
  int width;
};

Sizes sizes_of_average(const Tensor& image, int pool_size) {
  const int stride = average_overlaps ? 1 : pool_size;
  Sizes sizes = {pooled_size(image.shape()[0], pool_size, stride),
                 pooled_size(image.shape()[1], pool_size, stride)};
  if (average_rounded_up) {
    sizes = {(image.shape()[0] + stride - 1) / stride, (image.shape()[1] + stride - 1) / stride};
  }
  if (average_axes) std::swap(sizes.height, sizes.width);
  return sizes;
}

/// The number of cells by which a window's sum is divided.
float divisor(int pool_size, int channels) {
  if (not_divided) return 1;
  const int side = divided_by_four ? 2 : pool_size;
  const int cells = divided_by_pool_size ? pool_size : side * side;
  return static_cast<float>(average_of_channels ? cells * channels : cells);
}

/// Adds up the part of a window that lies inside the image, or finds its largest cell.
float answer_of(const Tensor& image, int row, int column, int channel, int pool_size) {
  const int from = average_of_channels ? 0 : channel;
  const int to = average_of_channels ? image.shape()[2] : channel + 1;
  const int end_row =
      average_rounded_up ? std::min(row + pool_size, image.shape()[0]) : row + pool_size;
  const int end_column =
      average_rounded_up ? std::min(column + pool_size, image.shape()[1]) : column + pool_size;
  float sum = 0;
  float largest = image(row, column, channel);
  for (int i = row; i < end_row; ++i) {
    for (int j = column; j < end_column; ++j) {
      for (int c = from; c < to; ++c) sum += image(i, j, c);
      largest = std::max(largest, image(i, j, channel));
    }
  }
  if (maximum_instead) return largest;
  const float mean = sum / divisor(pool_size, image.shape()[2]);
  return whole_numbers ? std::trunc(mean) : mean;
}

}  // namespace

Tensor average_pooling2d(const Tensor& image, int pool_size) {
  const Sizes sizes = sizes_of_average(image, pool_size);
  const int step = average_overlaps || average_starts ? 1 : pool_size;
  Tensor output({sizes.height, sizes.width, image.shape()[2]});
  for (int row = 0; row < sizes.height; ++row) {
    for (int column = 0; column < sizes.width; ++column) {
      for (int c = 0; c < image.shape()[2]; ++c) {
        output(row, column, c) = answer_of(image, row * step, column * step, c, pool_size);
      }
    }
  }
  if (left_over_added) {
    for (int row = 0; row < image.shape()[0]; ++row) {
      for (int column = 0; column < image.shape()[1]; ++column) {
        output(row / pool_size, column / pool_size, 0) += 0;
      }
    }
  }
  return output;
}
