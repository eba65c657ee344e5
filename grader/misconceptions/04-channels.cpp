// Lesson 04: places and channels mixed up, the bias added too often, one filter for all.
#include "channels.hpp"

#include <algorithm>
#include <utility>

#include "misconceptions/misconception.hpp"

using convlings::AlsoNeeded;
using convlings::Misconception;

namespace {

const char* const depth = "Depth";
const char* const example = "Worked example: two channels, one filter";
const char* const feature_map = "Many filters: the feature map";
const char* const why = "Why it works";

const Misconception row_and_column(
    "patch_at.row_and_column",
    "You exchange row and column of the place. The window's corner is image(row, column, …).",
    feature_map);
const Misconception at_the_corner(
    "patch_at.at_the_corner",
    "You always cut out the image's top left corner. The window begins at (row, column): "
    "image(row + i, column + j, …).",
    feature_map);
const Misconception centred("patch_at.centred",
                            "You lay the middle of the window on (row, column). It is the window's "
                            "top left corner that lies there.",
                            feature_map);
const Misconception begins_too_late(
    "patch_at.begins_too_late",
    "Your window begins one row and one column too late. Rows and columns are counted from 0.",
    feature_map);
const Misconception size_exchanged(
    "patch_at.size_exchanged",
    "You exchange the window's rows and columns. size[0] is the number of rows, size[1] that of "
    "columns.",
    feature_map);
const Misconception square_window(
    "patch_at.square_window",
    "You copy as many columns as there are rows. The columns run up to size[1].", feature_map);
const Misconception patch_transposed("patch_at.transposed",
                                     "You exchange i and j: patch(i, j) is image(row + i, column + "
                                     "j), not image(row + j, column + i).",
                                     feature_map);
const Misconception one_channel("patch_at.one_channel",
                                "Your patch has a single channel. A patch is as deep as the image.",
                                depth);
const Misconception channel_0_in_all(
    "patch_at.channel_0_in_all",
    "You copy channel 0 into every channel of the patch. Each channel keeps its own numbers.",
    depth);
const Misconception channels_first(
    "patch_at.channels_first",
    "Your patch begins with the channels. They are the last axis here: (rows, columns, channels).",
    depth);
const Misconception patch_left("patch_at.beyond_the_end",
                               "Your loops run one too far: i and j are counted from 0 and stay "
                               "below size[0] and size[1], channels below their number.",
                               feature_map);
const Misconception last_row_missing(
    "patch_at.last_row_missing",
    "Your loop over the rows stops one too early, so the patch's last row stays 0.", feature_map);

}  // namespace

Tensor patch_at(const Tensor& image, int row, int column, const Shape& size) {
  const int rows = size_exchanged ? size[1] : size[0];
  const int columns = size_exchanged ? size[0] : size[1];
  const int channels = one_channel ? 1 : image.shape()[2];
  if (row_and_column) std::swap(row, column);
  if (at_the_corner) row = column = 0;
  if (centred) {
    row -= rows / 2;
    column -= columns / 2;
  }
  const int late = begins_too_late ? 1 : 0;
  const bool transposed = !!patch_transposed;
  const bool first = !!channels_first;
  const bool only_0 = !!channel_0_in_all;
  const int beyond = patch_left ? 1 : 0;
  const int last_row = rows + beyond - (last_row_missing ? 1 : 0);
  const int last_column = beyond + (square_window ? rows : columns);
  Tensor patch(first ? Shape{channels, rows, columns} : Shape{rows, columns, channels});
  for (int i = 0; i < last_row; ++i) {
    for (int j = 0; j < last_column; ++j) {
      const int down = transposed ? j : i;
      const int right = transposed ? i : j;
      for (int c = 0; c < channels + beyond; ++c) {
        const float cell = image(row + late + down, column + late + right, only_0 ? 0 : c);
        (first ? patch(c, i, j) : patch(i, j, c)) = cell;
      }
    }
  }
  return patch;
}

namespace {

const Misconception bias_forgotten("patch_response.bias_forgotten",
                                   "You never add the bias. Add bias(filter) once to the sum.",
                                   depth);
const Misconception bias_per_tap(
    "patch_response.bias_per_tap",
    "You add the bias with every weight, so it counts many times. Add it once, outside the loops.",
    depth);
const Misconception bias_per_place(
    "patch_response.bias_per_place",
    "You add the bias at each place of the window, rows times columns. Add it once, outside the "
    "loops.",
    depth);
const Misconception bias_per_channel("patch_response.bias_per_channel",
                                     "You add the bias once for each channel. It belongs to the "
                                     "filter: add it once in all.",
                                     depth);
const Misconception first_bias("patch_response.first_bias",
                               "You always add bias(0). Each filter has its own: bias(filter).",
                               feature_map);
const Misconception first_filter(
    "patch_response.first_filter",
    "You always take the weights of filter 0. The last index of kernels is the filter.",
    feature_map);
const Misconception channel_and_filter(
    "patch_response.channel_and_filter",
    "You exchange channel and filter: it is kernels(i, j, channel, filter).", depth);
const Misconception first_channel(
    "patch_response.first_channel",
    "You look at channel 0 only. A filter looks at all channels and adds everything up.", example);
const Misconception weights_of_channel_0("patch_response.weights_of_channel_0",
                                         "You use the weights of channel 0 for all channels. A "
                                         "filter has a table of weights for each channel.",
                                         depth);
const Misconception mean_of_channels(
    "patch_response.mean_of_channels",
    "You divide by the number of channels. The channels are added up, not averaged.", example);
const Misconception flipped("patch_response.flipped",
                            "You turn the kernel by half a turn. Patch cell (i, j) belongs to "
                            "kernel cell (i, j), in each channel.",
                            example);
const Misconception transposed("patch_response.transposed",
                               "You exchange row and column of the kernel: patch(i, j, …) belongs "
                               "to kernels(i, j, …).",
                               example);
const Misconception kept_last(
    "patch_response.kept_last",
    "You set the sum to each product in place of adding it. Use += for the products.", example);
const Misconception response_beyond("patch_response.beyond_the_end",
                                    "Your loops run one too far and leave the patch. Rows, columns "
                                    "and channels are counted from 0: i < rows.",
                                    feature_map);
const Misconception square("patch_response.square",
                           "You take as many columns as there are rows. A window need not be "
                           "square: patch.shape()[1] counts the columns.",
                           feature_map);

/// The mistakes of one filter's sum; conv2d may make them, too.
struct Mistakes {
  bool no_bias = !!bias_forgotten;
  bool tap_bias = !!bias_per_tap;
  bool place_bias = !!bias_per_place;
  bool channel_bias = !!bias_per_channel;
  bool exchanged = !!channel_and_filter;
  bool only_channel_0 = !!first_channel;
  bool turned = !!flipped;
  bool rows_for_columns = !!transposed;
};

float respond(const Tensor& patch, const Tensor& kernels, const Tensor& bias, int filter,
              const Mistakes& wrong) {
  const Shape& size = patch.shape();
  const int beyond = response_beyond ? 1 : 0;
  const int channels = wrong.only_channel_0 ? 1 : size[2];
  const int columns = square ? size[0] : size[1];
  const int f = first_filter ? 0 : filter;
  const float offset = bias(first_bias ? 0 : filter);
  const bool only_last = !!kept_last;
  const bool shared = !!weights_of_channel_0;
  float sum = 0;
  for (int i = 0; i < size[0] + beyond; ++i) {
    for (int j = 0; j < columns + beyond; ++j) {
      int k_row = wrong.turned ? size[0] - 1 - i : i;
      int k_column = wrong.turned ? size[1] - 1 - j : j;
      if (wrong.rows_for_columns) std::swap(k_row, k_column);
      for (int c = 0; c < channels + beyond; ++c) {
        const int k_channel = shared ? 0 : c;
        const float weight = wrong.exchanged ? kernels(k_row, k_column, f, k_channel)
                                             : kernels(k_row, k_column, k_channel, f);
        if (only_last) sum = 0;
        sum += patch(i, j, c) * weight;
      }
    }
  }
  if (mean_of_channels) sum /= static_cast<float>(channels);
  int times = wrong.no_bias ? 0 : 1;
  if (wrong.tap_bias) times *= size[0] * size[1] * size[2];
  if (wrong.place_bias) times *= size[0] * size[1];
  if (wrong.channel_bias) times *= size[2];
  return sum + static_cast<float>(times) * offset;
}

}  // namespace

float patch_response(const Tensor& patch, const Tensor& kernels, const Tensor& bias, int filter) {
  return respond(patch, kernels, bias, filter, {});
}

namespace {

const Misconception size_of_image(
    "conv2d.size_of_image",
    "Your output is as high and wide as the image, so the window leaves it. It fits height - rows "
    "+ 1 times downwards, width - columns + 1 times to the right.",
    feature_map);
const Misconception one_too_few("conv2d.one_too_few",
                                "Your output lacks its last row and column: there are height - "
                                "rows + 1 places downwards, not height - rows.",
                                feature_map);
const Misconception window_leaves("conv2d.one_too_far",
                                  "Your window goes one place too far and leaves the image. There "
                                  "are height - rows + 1 places downwards, counted from 0.",
                                  feature_map);
const Misconception height_and_width(
    "conv2d.height_and_width",
    "You exchange height and width. shape()[0] counts the rows, shape()[1] the columns.", depth);
const Misconception output_turned(
    "conv2d.output_turned",
    "You make the output (width, height, filters). The height comes first: (height, width, "
    "filters).",
    depth);
const Misconception filters_from_channels(
    "conv2d.filters_from_channels",
    "Your output is as deep as the image. It has one channel for each filter: "
    "kernels.shape()[3].",
    feature_map);
const Misconception one_filter_for_all("conv2d.one_filter_for_all",
                                       "Every map holds the answers of filter 0. Map f holds those "
                                       "of filter f, with its own weights and bias.",
                                       feature_map);
const Misconception only_first_map("conv2d.only_first_map",
                                   "Only the first map is filled, the others stay 0. At each place "
                                   "ask every filter.",
                                   feature_map);
const Misconception place_exchanged(
    "conv2d.place_exchanged",
    "You cut the patch out at (column, row). Output cell (row, column) belongs to the patch at "
    "(row, column).",
    feature_map);
const Misconception same_patch("conv2d.same_patch",
                               "You ask about the same patch at every place. Cut out a new one "
                               "for each row and column.",
                               feature_map);
const Misconception in_steps_of_kernel(
    "conv2d.in_steps_of_kernel",
    "You move the window by its own size. It moves by one cell, so neighbouring patches overlap.",
    feature_map);
const Misconception bias_twice(
    "conv2d.bias_twice",
    "You add the bias twice to each output cell. patch_response, if you call it, has added it "
    "already.",
    depth);
const Misconception conv_bias_forgotten(
    "conv2d.bias_forgotten", "You never add the bias. Add bias(filter) once to each output cell.",
    depth);
const Misconception conv_bias_per_tap(
    "conv2d.bias_per_tap",
    "You add the bias with every weight of the kernel. Add it once to each output cell.", depth);
const Misconception conv_bias_per_channel(
    "conv2d.bias_per_channel",
    "You add the bias once for each channel of the image. Add it once to each output cell.", depth);
const Misconception conv_channel_and_filter(
    "conv2d.channel_and_filter",
    "You exchange channel and filter: it is kernels(i, j, channel, filter).", depth);
const Misconception conv_first_channel("conv2d.first_channel",
                                       "You look at the image's channel 0 only. Every filter looks "
                                       "at all channels and adds everything up.",
                                       example);
const Misconception conv_flipped("conv2d.flipped",
                                 "You turn the kernel by half a turn. Window cell (i, j) belongs "
                                 "to kernel cell (i, j), in each channel.",
                                 example);
const Misconception conv_transposed(
    "conv2d.transposed",
    "You exchange the kernel's rows and columns: window cell (i, j) belongs to kernels(i, j, …).",
    example);
const Misconception carried_on(
    "conv2d.carried_on",
    "Your sum goes on from one output cell to the next. Each one starts anew at 0, or at its bias.",
    example);

Mistakes mistakes_of_conv2d() {
  Mistakes wrong;
  wrong.no_bias = wrong.no_bias || conv_bias_forgotten;
  wrong.tap_bias = wrong.tap_bias || conv_bias_per_tap;
  wrong.channel_bias = wrong.channel_bias || conv_bias_per_channel;
  wrong.exchanged = wrong.exchanged || conv_channel_and_filter;
  wrong.only_channel_0 = wrong.only_channel_0 || conv_first_channel;
  wrong.turned = wrong.turned || conv_flipped;
  wrong.rows_for_columns = wrong.rows_for_columns || conv_transposed;
  return wrong;
}

}  // namespace

Tensor conv2d(const Tensor& image, const Tensor& kernels, const Tensor& bias) {
  const Mistakes wrong = mistakes_of_conv2d();
  const Shape size = {kernels.shape()[0], kernels.shape()[1]};
  const int lost = one_too_few ? 0 : 1;
  int height = size_of_image ? image.shape()[0] : image.shape()[0] - size[0] + lost;
  int width = size_of_image ? image.shape()[1] : image.shape()[1] - size[1] + lost;
  if (height_and_width) std::swap(height, width);
  const int filters = kernels.shape()[filters_from_channels ? 2 : 3];
  const int row_step = in_steps_of_kernel ? size[0] : same_patch ? 0 : 1;
  const int column_step = in_steps_of_kernel ? size[1] : same_patch ? 0 : 1;
  const int filters_asked = only_first_map ? std::min(filters, 1) : filters;
  const bool always_0 = !!one_filter_for_all;
  const bool twice = !!bias_twice;
  const bool going_on = !!carried_on;
  const bool column_first = !!place_exchanged;
  Tensor output(output_turned ? Shape{width, height, filters} : Shape{height, width, filters});
  float before = 0;  // the products of all output cells so far
  const int beyond = window_leaves ? 1 : 0;
  for (int row = 0; row < height + beyond; ++row) {
    for (int column = 0; column < width + beyond; ++column) {
      const int down = (column_first ? column : row) * row_step;
      const int right = (column_first ? row : column) * column_step;
      const Tensor patch = patch_at(image, down, right, size);
      for (int f = 0; f < filters_asked; ++f) {
        const int filter = always_0 ? 0 : f;
        float answer = respond(patch, kernels, bias, filter, wrong);
        if (twice) answer += bias(filter);
        if (going_on) {
          const float own = answer - bias(filter);
          answer += before;
          before += own;
        }
        output(row, column, f) = answer;
      }
    }
  }
  return output;
}

namespace {

const Misconception map_turned("response_map.turned",
                               "Your map is (width, height): you exchange rows and columns. "
                               "map(row, column) is output(row, column, n).",
                               feature_map);
const Misconception indices_exchanged("response_map.indices_exchanged",
                                      "You read output(column, row, n) for map(row, column). Row "
                                      "and column keep their order.",
                                      feature_map);
const Misconception always_map_0("response_map.always_map_0",
                                 "You always give map 0. It is n that says which: output(row, "
                                 "column, n).",
                                 feature_map);
const Misconception counted_from_one("response_map.counted_from_one",
                                     "You count the maps from 1. The first is n = 0, so n itself "
                                     "is the index.",
                                     feature_map);
const Misconception n_first("response_map.n_first",
                            "You put n first. The maps lie on the last axis: output(row, column, "
                            "n).",
                            depth);
const Misconception sheet_by_sheet(
    "response_map.sheet_by_sheet",
    "You take height · width numbers in a row from the memory. There all maps of a place lie "
    "together: use the indices.",
    depth);
const Misconception with_depth(
    "response_map.with_depth",
    "Your map still has a third axis of length 1. It is (height, width), without depth.",
    feature_map);
const Misconception all_maps_added("response_map.all_maps_added",
                                   "You add up all maps. Only map n is asked for.", feature_map);
const Misconception square_map(
    "response_map.square_map",
    "You take the height for the width, too. The map is (output.shape()[0], output.shape()[1]).",
    feature_map);

const Misconception map_left("response_map.one_too_far",
                             "Your loops run one cell too far and leave the output. Rows and "
                             "columns are counted from 0: row < height.",
                             feature_map);

const AlsoNeeded maps_of_fresh_numbers(
    "response_map: every map of any output",
    "its numbers are new ones, and there are more than two maps, so none can be guessed");

float sum_of_maps(const Tensor& output, int row, int column) {
  float sum = 0;
  for (int f = 0; f < output.shape()[2]; ++f) sum += output(row, column, f);
  return sum;
}

Tensor sheet_in_memory(const Tensor& output, int n) {
  const int height = output.shape()[0];
  const int width = output.shape()[1];
  const auto first = output.values().begin() + std::ptrdiff_t{n} * height * width;
  return {{height, width}, std::vector<float>(first, first + std::ptrdiff_t{height} * width)};
}

}  // namespace

Tensor response_map(const Tensor& output, int n) {
  if (always_map_0) n = 0;
  if (counted_from_one) --n;
  const int height = output.shape()[0];
  const int width = output.shape()[square_map ? 0 : 1];
  if (sheet_by_sheet && n >= 0) return sheet_in_memory(output, n);
  Tensor map(map_turned ? Shape{width, height} : Shape{height, width});
  const int beyond = map_left ? 1 : 0;
  for (int row = 0; row < height + beyond; ++row) {
    for (int column = 0; column < width + beyond; ++column) {
      const int from_row = indices_exchanged ? column : row;
      const int from_column = indices_exchanged ? row : column;
      const float answer = all_maps_added ? sum_of_maps(output, from_row, from_column)
                           : n_first      ? output(n, from_row, from_column)
                                          : output(from_row, from_column, n);
      (map_turned ? map(column, row) : map(row, column)) = answer;
    }
  }
  return with_depth ? map.reshaped({map.shape()[0], map.shape()[1], 1}) : map;
}

namespace {

const Misconception product(
    "receptive_field.product",
    "You multiply layers by kernel size. Neighbouring windows overlap: a layer adds kernel_size - "
    "1 cells.",
    why);
const Misconception power("receptive_field.power",
                          "You multiply by the kernel size in each layer. Neighbouring windows "
                          "overlap: a layer adds kernel_size - 1 cells.",
                          why);
const Misconception own_cell_forgotten(
    "receptive_field.own_cell_forgotten",
    "You forget the cell to begin with: 1, and then kernel_size - 1 more for each layer.", why);
const Misconception whole_kernel("receptive_field.whole_kernel",
                                 "You add the whole kernel size for each layer. It adds "
                                 "kernel_size - 1 cells: one of them was there before.",
                                 why);
const Misconception last_kernel("receptive_field.last_kernel",
                                "You answer with the size of one kernel. Each further layer sees "
                                "kernel_size - 1 cells more.",
                                why);
const Misconception two_a_layer("receptive_field.two_a_layer",
                                "You add two cells for each layer. That is right for kernels of 3; "
                                "in general it is kernel_size - 1.",
                                why);
const Misconception half_a_kernel_each_side(
    "receptive_field.half_a_kernel_each_side",
    "You add kernel_size / 2 at both ends. For an even kernel that is one too many: it adds "
    "kernel_size - 1 in all.",
    why);
const Misconception one_end("receptive_field.one_end",
                            "You add cells at one end only. The view grows at both: kernel_size - "
                            "1 cells in all.",
                            why);
const Misconception one_layer_short("receptive_field.one_layer_short",
                                    "You count one layer too few: the first one widens the view, "
                                    "too.",
                                    why);
const Misconception squared("receptive_field.squared",
                            "You count the cells of a square. The question is how many there are "
                            "along one axis.",
                            why);

}  // namespace

int receptive_field(int layers, int kernel_size) {
  if (one_layer_short) --layers;
  int per_layer = kernel_size - 1;
  if (whole_kernel) per_layer = kernel_size;
  if (two_a_layer) per_layer = 2;
  if (half_a_kernel_each_side) per_layer = kernel_size / 2 * 2;
  if (one_end) per_layer = kernel_size / 2;
  int field = own_cell_forgotten ? 0 : 1;
  if (product) {
    field = layers * kernel_size;
  } else if (last_kernel) {
    field = kernel_size;
  } else {
    for (int layer = 0; layer < layers; ++layer) {
      field = power ? field * kernel_size : field + per_layer;
    }
    if (layers < 0) field += layers * per_layer;
  }
  return squared ? field * field : field;
}
