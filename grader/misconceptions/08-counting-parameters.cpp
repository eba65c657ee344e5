// Lesson 08: biases forgotten or counted too often, factors exchanged, shapes that do not move on.
#include "parameters.hpp"

#include <utility>

#include "misconceptions/misconception.hpp"

using convlings::AlsoNeeded;
using convlings::Misconception;

namespace {

const char* const example = "Worked example: the MNIST convnet";
const char* const formulas = "Two formulas";
const char* const mass = "Where the mass is";
const char* const trap = "A trap in C++";

/// What is left of a count when ints are multiplied, as computers do it.
std::int64_t as_int(std::int64_t count) { return static_cast<std::int32_t>(count); }

const Misconception bias_forgotten("conv2d_parameters.bias_forgotten",
                                   "You forget the biases. Each filter has one, if use_bias says "
                                   "so.",
                                   formulas);
const Misconception bias_always("conv2d_parameters.bias_always",
                                "You count a bias even when use_bias is false. Then only the "
                                "weights are left.",
                                formulas);
const Misconception one_bias("conv2d_parameters.one_bias",
                             "You count a single bias for the whole layer. Each filter has one: "
                             "(weights + 1) · filters.",
                             formulas);
const Misconception bias_per_channel(
    "conv2d_parameters.bias_per_channel",
    "You count a bias for each channel. One goes with the whole filter: (height · width · channels "
    "+ 1) · filters.",
    formulas);
const Misconception bias_per_weight("conv2d_parameters.bias_per_weight",
                                    "You count a bias for each weight. One goes with the whole "
                                    "filter.",
                                    formulas);
const Misconception channels_forgotten(
    "conv2d_parameters.channels_forgotten",
    "You forget the channels. A filter is as deep as its input: height · width · channels weights.",
    formulas);
const Misconception filters_forgotten(
    "conv2d_parameters.filters_forgotten",
    "You count one filter only. Each filter has its own weights and its own bias.", formulas);
const Misconception channels_and_filters("conv2d_parameters.channels_and_filters",
                                         "You count as many biases as there are channels. Each "
                                         "filter has one: did you exchange channels and filters?",
                                         formulas);
const Misconception square_of_height(
    "conv2d_parameters.square_of_height",
    "You multiply the kernel's height by itself. A kernel need not be square: height · width.",
    formulas);
const Misconception square_of_width(
    "conv2d_parameters.square_of_width",
    "You multiply the kernel's width by itself. A kernel need not be square: height · width.",
    formulas);
const Misconception sides_added(
    "conv2d_parameters.sides_added",
    "You add the kernel's height and width. It covers height · width cells.", formulas);
const Misconception conv_in_int(
    "conv2d_parameters.counted_in_int",
    "Your count overflows an int. Make the first factor wide: std::int64_t{kernel_height} * …",
    trap);
const Misconception conv_in_float("conv2d_parameters.counted_in_float",
                                  "You count in floats. From 16,777,216 on a float leaves out "
                                  "whole numbers: use std::int64_t.",
                                  trap);

}  // namespace

std::int64_t conv2d_parameters(int kernel_height, int kernel_width, int channels, int filters,
                               bool use_bias) {
  if (square_of_height) kernel_width = kernel_height;
  if (square_of_width) kernel_height = kernel_width;
  if (channels_and_filters) std::swap(channels, filters);
  if (channels_forgotten) channels = 1;
  const std::int64_t cells = sides_added ? std::int64_t{kernel_height} + kernel_width
                                         : std::int64_t{kernel_height} * kernel_width;
  std::int64_t biases = use_bias || bias_always ? 1 : 0;
  if (bias_forgotten) biases = 0;
  if (bias_per_channel) biases *= channels;
  if (bias_per_weight) biases *= cells * channels;
  const std::int64_t weights = cells * channels;
  std::int64_t count = (weights + biases) * (filters_forgotten ? 1 : filters);
  if (one_bias) count = weights * filters + biases;
  if (conv_in_float) return static_cast<std::int64_t>(static_cast<float>(count));
  return conv_in_int ? as_int(count) : count;
}

namespace {

const Misconception dense_bias_forgotten(
    "dense_parameters.bias_forgotten",
    "You forget the biases. Each unit has one: (inputs + 1) · units.", formulas);
const Misconception dense_one_bias("dense_parameters.one_bias",
                                   "You count a single bias for the whole layer. Each unit has "
                                   "one: (inputs + 1) · units.",
                                   formulas);
const Misconception bias_per_input(
    "dense_parameters.bias_per_input",
    "You count a bias for each input. It is the units that have one: (inputs + 1) · units.",
    formulas);
const Misconception dense_bias_per_weight("dense_parameters.bias_per_weight",
                                          "You count a bias for each weight. There is one for each "
                                          "unit: (inputs + 1) · units.",
                                          formulas);
const Misconception bias_on_both_sides(
    "dense_parameters.bias_on_both_sides",
    "You add 1 to the units as well. Only the inputs get one more, for the bias: (inputs + 1) · "
    "units.",
    formulas);
const Misconception sides_of_dense_added(
    "dense_parameters.sides_added",
    "You add inputs and units. Every unit has a weight for every input: multiply.", formulas);
const Misconception dense_in_int(
    "dense_parameters.counted_in_int",
    "Your count overflows an int. Make the first factor wide: std::int64_t{inputs} * units.", trap);
const Misconception dense_in_float("dense_parameters.counted_in_float",
                                   "You count in floats. From 16,777,216 on a float leaves out "
                                   "whole numbers: use std::int64_t.",
                                   trap);

const AlsoNeeded known_from_text(
    "dense_parameters: the large layer of the CIFAR model: 8,389,632",
    "its number is worked out in the lesson, so a student can compare step by step");

}  // namespace

std::int64_t dense_parameters(int inputs, int units) {
  const std::int64_t weights = std::int64_t{inputs} * units;
  std::int64_t biases = units;
  if (dense_bias_forgotten) biases = 0;
  if (dense_one_bias) biases = 1;
  if (bias_per_input) biases = inputs;
  if (dense_bias_per_weight) biases = weights;
  if (bias_on_both_sides) biases = std::int64_t{inputs} + units + 1;
  const std::int64_t count = sides_of_dense_added ? std::int64_t{inputs} + units : weights + biases;
  if (dense_in_float) return static_cast<std::int64_t>(static_cast<float>(count));
  return dense_in_int ? as_int(count) : count;
}

namespace {

const Misconception valid_keeps_size(
    "output_shape.valid_keeps_size",
    "Your convolution always keeps height and width. That is same padding; the layer says which "
    "one it has.",
    example);
const Misconception always_valid(
    "output_shape.always_valid",
    "Your convolution always loses kernel - 1 rows and columns. With same padding it keeps them.",
    mass);
const Misconception full_forgotten(
    "output_shape.full_forgotten",
    "You take full padding for valid. It gives length + kernel - 1: let cnn::resolve_window do the "
    "work for any padding.",
    mass);
const Misconception without_one("output_shape.without_one",
                                "You forget the 1: a valid kernel fits length - kernel + 1 times.",
                                example);
const Misconception same_of_even("output_shape.same_of_even_kernel",
                                 "You pad kernel / 2 on both sides for same. For an even kernel "
                                 "that is one too many: same keeps the size.",
                                 mass);
const Misconception depth_kept(
    "output_shape.depth_kept",
    "Your convolution keeps the number of channels. It gives one map for each filter.", example);
const Misconception pool_depth_from_filters(
    "output_shape.pool_depth_from_filters",
    "You give a pool's output the depth `filters`, which a pool has not. It keeps the channels of "
    "its input.",
    example);
const Misconception pool_rounded_up("output_shape.pool_rounded_up",
                                    "Your pool rounds up. Half a window does not count: round "
                                    "down.",
                                    example);
const Misconception pool_by_one("output_shape.pool_by_one",
                                "Your pool moves by one cell. It moves by its own size.", example);
const Misconception pool_always_halves("output_shape.pool_always_halves",
                                       "Your pool always halves. A pool of 3 leaves a third.",
                                       example);
const Misconception square_image("output_shape.square_image",
                                 "You take the height for the width, too. input[0] is the height, "
                                 "input[1] the width.",
                                 example);
const Misconception height_and_width(
    "output_shape.height_and_width",
    "You exchange height and width. input[0] is the height, input[1] the width.", example);
const Misconception flatten_without_channels(
    "output_shape.flatten_without_channels",
    "Your flatten forgets the channels. It puts all cells in a row: height · width · channels.",
    example);
const Misconception dense_with_inputs(
    "output_shape.dense_with_inputs",
    "You give dense the shape (inputs, units). That is the shape of its weights; what comes out is "
    "(units,).",
    example);
const Misconception dense_unchanged(
    "output_shape.dense_unchanged",
    "Your dense layer hands its input's shape on. It answers with one number for each unit.",
    example);

int positions_of_conv(const LayerPlan& layer, int length) {
  if (valid_keeps_size) return length;
  if (layer.padding == cnn::same && same_of_even)
    return length + layer.kernel / 2 * 2 - layer.kernel + 1;
  const bool taken_for_valid = always_valid || (full_forgotten && layer.padding == cnn::full);
  const cnn::Padding padding = taken_for_valid ? cnn::valid : layer.padding;
  const int positions = cnn::resolve_window(length, layer.kernel, 1, padding).output;
  return without_one && padding == cnn::valid ? positions - 1 : positions;
}

int positions_of_pool(const LayerPlan& layer, int length) {
  if (pool_always_halves) return length / 2;
  if (pool_rounded_up) return (length + layer.pool - 1) / layer.pool;
  const int stride = pool_by_one ? 1 : layer.pool;
  return cnn::resolve_window(length, layer.pool, stride, cnn::valid).output;
}

}  // namespace

Shape output_shape(const LayerPlan& layer, const Shape& input) {
  if (layer.kind == LayerKind::flatten) {
    if (flatten_without_channels) return {input[0] * input[1]};
    return {static_cast<int>(input.size())};
  }
  if (layer.kind == LayerKind::dense) {
    if (dense_unchanged) return input;
    return dense_with_inputs ? Shape{input[0], layer.units} : Shape{layer.units};
  }
  const bool pools = layer.kind == LayerKind::max_pooling2d;
  const auto positions = [&](int length) {
    return pools ? positions_of_pool(layer, length) : positions_of_conv(layer, length);
  };
  int height = positions(input[0]);
  int width = positions(input[square_image ? 0 : 1]);
  if (height_and_width) std::swap(height, width);
  if (pools) return {height, width, pool_depth_from_filters ? layer.filters : input[2]};
  return {height, width, depth_kept ? input[2] : layer.filters};
}

namespace {

const Misconception channels_from_height(
    "layer_parameters.channels_from_height",
    "You take the input's height for its channels. The channels come last: input[2].", formulas);
const Misconception picture_counted(
    "layer_parameters.picture_counted",
    "You count the weights anew at every place of the picture. The same kernel is used "
    "everywhere: height and width do not count.",
    formulas);
const Misconception picture_as_inputs(
    "layer_parameters.convolution_as_dense",
    "You count a convolution like a dense layer, with a weight for each cell of the picture. A "
    "filter has only its kernel's weights.",
    formulas);
const Misconception exchanged("layer_parameters.channels_and_filters",
                              "You count a bias for each channel of the input. Each filter has "
                              "one: did you exchange channels and filters?",
                              formulas);
const Misconception always_3x3("layer_parameters.always_3x3",
                               "You count 3x3 weights for every kernel. It is layer.kernel that "
                               "says how large it is.",
                               formulas);
const Misconception without_bias(
    "layer_parameters.without_bias",
    "You count the convolution without biases. The layers here have one for each filter.",
    formulas);
const Misconception pool_counted("layer_parameters.pool_counted",
                                 "You count pool · pool weights for a pool. A maximum has none: "
                                 "0.",
                                 example);
const Misconception pool_as_convolution(
    "layer_parameters.pool_as_convolution",
    "You count a pool like a convolution. A maximum has no weights: 0.", example);
const Misconception flatten_counted(
    "layer_parameters.flatten_counted",
    "You count the cells that flatten puts in a row. It learns nothing: 0.", example);
const Misconception inputs_and_units("layer_parameters.inputs_and_units",
                                     "You count a bias for each input of the dense layer. Each "
                                     "unit has one: did you exchange inputs and units?",
                                     formulas);
const Misconception dense_left_out("layer_parameters.dense_left_out",
                                   "You count nothing for a dense layer. It has (inputs + 1) · "
                                   "units parameters.",
                                   formulas);

std::int64_t parameters_of_conv(const LayerPlan& layer, const Shape& input) {
  const int kernel = always_3x3 ? 3 : layer.kernel;
  int channels = input[channels_from_height ? 0 : 2];
  int filters = layer.filters;
  if (exchanged) std::swap(channels, filters);
  if (picture_as_inputs) return dense_parameters(static_cast<int>(input.size()), filters);
  const auto count = conv2d_parameters(kernel, kernel, channels, filters, !without_bias);
  return picture_counted ? count * input[0] * input[1] : count;
}

}  // namespace

std::int64_t layer_parameters(const LayerPlan& layer, const Shape& input) {
  if (layer.kind == LayerKind::conv2d) return parameters_of_conv(layer, input);
  if (layer.kind == LayerKind::dense) {
    if (dense_left_out) return 0;
    return inputs_and_units ? dense_parameters(layer.units, input[0])
                            : dense_parameters(input[0], layer.units);
  }
  if (layer.kind == LayerKind::max_pooling2d) {
    if (pool_as_convolution)
      return conv2d_parameters(layer.pool, layer.pool, input[2], input[2], true);
    if (pool_counted) return std::int64_t{layer.pool} * layer.pool;
  }
  return flatten_counted && layer.kind == LayerKind::flatten ? input.size() : 0;
}

namespace {

const Misconception shape_stands_still(
    "total_parameters.shape_stands_still",
    "You count every layer for the picture itself. What comes out of a layer goes into the next "
    "one.",
    example);
const Misconception shape_too_early(
    "total_parameters.shape_too_early",
    "You count each layer for its own output. Count it for the shape that goes in; only then move "
    "on.",
    example);
const Misconception pools_passed_over(
    "total_parameters.pools_passed_over",
    "You move the shape on only behind layers that learn. A pool makes it smaller, too, and "
    "flatten makes a row of it.",
    example);
const Misconception only_the_last(
    "total_parameters.only_the_last",
    "Your total is the count of the last layer. Add all of them up, with +=.", example);
const Misconception last_layer_missing(
    "total_parameters.last_layer_missing",
    "Your loop stops one layer too early: the last one does not count.", example);
const Misconception first_layer_missing(
    "total_parameters.first_layer_missing",
    "Your total lacks the first layer's parameters. Count it for the shape of the picture.",
    example);
const Misconception first_asked_always(
    "total_parameters.first_asked_always",
    "You ask for the first layer of a network that has none. Let the loop begin with it.", example);
const Misconception picture_added("total_parameters.picture_added",
                                  "You count the picture's cells, too. Only what the network "
                                  "learns is a parameter.",
                                  example);
const Misconception cells_counted(
    "total_parameters.cells_counted",
    "You add up the cells that come out of the layers. Parameters are what the layers learn.",
    example);
const Misconception walked_as_same(
    "total_parameters.always_same",
    "You walk as if every convolution kept height and width. A valid one takes kernel - 1 away.",
    example);
const Misconception walked_as_valid(
    "total_parameters.always_valid",
    "You walk as if every convolution were valid. With same padding height and width stay.", mass);
const Misconception walked_rounding_up(
    "total_parameters.pool_rounded_up",
    "You walk as if a pool rounded up. Half a window does not count: round down.", example);
const Misconception grey_picture(
    "total_parameters.grey_picture",
    "You count as if every picture had one channel. A colour picture has more: input[2].", example);
const Misconception total_in_int(
    "total_parameters.counted_in_int",
    "Your total overflows an int, though each layer's count does not. Make it a std::int64_t.",
    trap);

Shape walked(LayerPlan layer, const Shape& input) {
  if (layer.kind == LayerKind::conv2d && walked_as_same) layer.padding = cnn::same;
  if (layer.kind == LayerKind::conv2d && walked_as_valid) layer.padding = cnn::valid;
  if (layer.kind == LayerKind::max_pooling2d && walked_rounding_up) {
    const auto up = [&](int length) { return (length + layer.pool - 1) / layer.pool; };
    return {up(input[0]), up(input[1]), input[2]};
  }
  return output_shape(layer, input);
}

bool learns(const LayerPlan& layer) {
  return layer.kind == LayerKind::conv2d || layer.kind == LayerKind::dense;
}

}  // namespace

std::int64_t total_parameters(const std::vector<LayerPlan>& layers, const Shape& input) {
  Shape shape = input;
  if (grey_picture && input.rank() == 3) shape = {input[0], input[1], 1};
  std::int64_t total = picture_added ? input.size() : 0;
  if (first_asked_always) static_cast<void>(layers.at(0));
  for (std::size_t i = 0; i < layers.size(); ++i) {
    const LayerPlan& layer = layers[i];
    const Shape next = walked(layer, shape);
    std::int64_t count = layer_parameters(layer, shape_too_early ? next : shape);
    if (cells_counted) count = next.size();
    const bool missing =
        (first_layer_missing && i == 0) || (last_layer_missing && i + 1 == layers.size());
    if (missing) count = 0;
    total = only_the_last ? count : total + count;
    const bool moves = !shape_stands_still && (learns(layer) || !pools_passed_over);
    if (moves) shape = next;
  }
  return total_in_int ? as_int(total) : total;
}
