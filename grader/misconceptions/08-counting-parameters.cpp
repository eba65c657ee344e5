// Lesson 08: biases counted too often or not at all, factors left out, sizes that pooling changes.
#include "misconceptions/misconception.hpp"
#include "parameters.hpp"

using convlings::AlsoNeeded;
using convlings::Misconception;

namespace {

const char* const formulas = "Two formulas";
const char* const convnet = "Worked example: the MNIST convnet";
const char* const trap = "A trap in C++";
const char* const mass = "Where the mass is";

/// What an int makes of a count that is too large for it.
std::int64_t as_int(std::int64_t count) {
  return static_cast<std::int32_t>(static_cast<std::uint32_t>(count));
}

const Misconception bias_forgotten("conv2d_parameters.bias_forgotten",
                                   "You count no biases. Each filter has one, when use_bias is "
                                   "true.",
                                   formulas);
const Misconception bias_always("conv2d_parameters.bias_always",
                                "You count the biases also when use_bias is false.", formulas);
const Misconception one_bias_for_all("conv2d_parameters.one_bias_for_all",
                                     "You add a single bias for the whole layer. Each filter has "
                                     "its own.",
                                     formulas);
const Misconception bias_per_channel("conv2d_parameters.bias_per_channel",
                                     "You count a bias for every channel of a filter. A filter has "
                                     "one, whatever the number of channels.",
                                     formulas);
const Misconception bias_per_weight("conv2d_parameters.bias_per_weight",
                                    "You count a bias for every weight. A filter has one bias.",
                                    formulas);
const Misconception channels_left_out("conv2d_parameters.channels_left_out",
                                      "You leave out the channels. A filter has a slice of the "
                                      "kernel for each channel of its input.",
                                      formulas);
const Misconception filters_left_out("conv2d_parameters.filters_left_out",
                                     "You count one filter. Multiply with the number of filters.",
                                     formulas);
const Misconception channels_and_filters_exchanged(
    "conv2d_parameters.channels_and_filters_exchanged",
    "You exchange channels and filters: the biases belong to the filters, not to the channels.",
    formulas);
const Misconception square_kernel("conv2d_parameters.square_kernel",
                                  "You use the kernel's height twice. It may be wider than high: "
                                  "height times width.",
                                  formulas);
const Misconception sides_added("conv2d_parameters.sides_added",
                                "You add the kernel's height and width. Its cells are height times "
                                "width.",
                                formulas);
const Misconception counted_in_int("conv2d_parameters.counted_in_int",
                                   "You multiply ints, and an int ends at 2,147,483,647. Make the "
                                   "first factor a std::int64_t.",
                                   trap);

}  // namespace

std::int64_t conv2d_parameters(int kernel_height, int kernel_width, int channels, int filters,
                               bool use_bias) {
  const std::int64_t width = square_kernel ? kernel_height : kernel_width;
  const std::int64_t cells = sides_added ? kernel_height + width : kernel_height * width;
  const std::int64_t weights = cells * (channels_left_out ? 1 : channels);
  const bool biased = bias_always || (use_bias && !bias_forgotten);
  std::int64_t biases = filters_left_out ? 1 : filters;
  if (one_bias_for_all) biases = 1;
  if (bias_per_channel) biases *= channels;
  if (bias_per_weight) biases *= weights;
  if (channels_and_filters_exchanged) biases = channels;
  const std::int64_t count = weights * (filters_left_out ? 1 : filters) + (biased ? biases : 0);
  return counted_in_int ? as_int(count) : count;
}

namespace {

const Misconception dense_bias_forgotten("dense_parameters.bias_forgotten",
                                         "You count no biases. Each unit has one.", formulas);
const Misconception dense_one_bias("dense_parameters.one_bias_for_all",
                                   "You add a single bias for the whole layer. Each unit has its "
                                   "own.",
                                   formulas);
const Misconception bias_per_input("dense_parameters.bias_per_input",
                                   "You count a bias for every input. Biases belong to the units.",
                                   formulas);
const Misconception dense_in_int("dense_parameters.counted_in_int",
                                 "You multiply ints, and an int ends at 2,147,483,647. Make the "
                                 "first factor a std::int64_t.",
                                 trap);
const Misconception bias_on_both_sides("dense_parameters.bias_on_both_sides",
                                       "You add one to inputs and units. Only the inputs have one "
                                       "more: the bias of each unit.",
                                       formulas);
const Misconception added_up("dense_parameters.added_up",
                             "You add inputs and units. Every unit is joined to every input: "
                             "multiply.",
                             formulas);
const Misconception dense_two_biases("dense_parameters.two_biases",
                                     "You count the biases twice. Each unit has one.", formulas);

const AlsoNeeded large_layer("dense_parameters: the large layer of the CIFAR model: 8,389,632",
                             "the number that the lesson asks about");
const AlsoNeeded any_dense("dense_parameters: random inputs and units",
                           "stands against an answer made for the numbers that are shown");

}  // namespace

std::int64_t dense_parameters(int inputs, int units) {
  const std::int64_t rows = inputs;
  std::int64_t weights = rows * units;
  if (added_up) weights = rows + units;
  if (bias_on_both_sides) weights = rows * (std::int64_t{units} + 1);
  std::int64_t biases = units;
  if (bias_on_both_sides) biases = std::int64_t{units} + 1;
  if (dense_bias_forgotten) biases = 0;
  if (dense_one_bias) biases = 1;
  if (bias_per_input) biases = inputs;
  if (dense_two_biases) biases *= 2;
  return dense_in_int ? as_int(weights + biases) : weights + biases;
}

namespace {

const Misconception padding_ignored(
    "output_shape.padding_ignored",
    "You treat every convolution as valid. With padding same height "
    "and width stay as they are: give layer.padding on.",
    convnet);
const Misconception always_same("output_shape.always_same",
                                "You let a convolution keep height and width. Without padding it "
                                "loses kernel - 1 of each: give layer.padding on.",
                                convnet);
const Misconception pool_makes_filters("output_shape.pool_makes_filters",
                                       "Your pooling answers with layer.filters channels. Pooling "
                                       "keeps the channels of its input.",
                                       convnet);
const Misconception channels_kept("output_shape.channels_kept",
                                  "Your convolution keeps the channels of its input. It makes one "
                                  "map for each filter.",
                                  convnet);
const Misconception pool_rounds_up("output_shape.pool_rounds_up",
                                   "Your pooling rounds up. Half a window does not count: round "
                                   "down.",
                                   convnet);
const Misconception pool_moves_by_one("output_shape.pool_moves_by_one",
                                      "Your pool moves by 1. It moves by its own size.", convnet);
const Misconception pool_by_two("output_shape.pool_always_2",
                                "Your pooling always halves. The pool's size is layer.pool.",
                                convnet);
const Misconception pool_changes_nothing("output_shape.pool_changes_nothing",
                                         "Your pooling leaves height and width as they are.",
                                         convnet);
const Misconception height_twice("output_shape.height_twice",
                                 "You use the height twice. Columns are counted from the width, "
                                 "input[1].",
                                 convnet);
const Misconception axes_exchanged("output_shape.axes_exchanged",
                                   "You exchange height and width. Rows come first.", convnet);
const Misconception flatten_without_channels("output_shape.flatten_without_channels",
                                             "Your flatten forgets the channels. All cells go into "
                                             "the row: height times width times channels.",
                                             convnet);
const Misconception dense_keeps_shape(
    "output_shape.dense_keeps_input",
    "Your dense layer answers with as many numbers as it gets. It "
    "answers with one for each unit.",
    convnet);
const Misconception kernel_subtracted_whole("output_shape.kernel_subtracted_whole",
                                            "You subtract the whole kernel. There are n - k + 1 "
                                            "places, one more.",
                                            convnet);

int pooled(int length, int pool) {
  if (pool_changes_nothing) return length;
  if (pool_by_two) pool = 2;
  if (pool_moves_by_one) return length - pool + 1;
  return pool_rounds_up ? (length + pool - 1) / pool
                        : cnn::resolve_window(length, pool, pool, cnn::valid).output;
}

int convolved(int length, const LayerPlan& layer) {
  const cnn::Padding padding = always_same       ? cnn::same
                               : padding_ignored ? cnn::valid
                                                 : layer.padding;
  const int output = cnn::resolve_window(length, layer.kernel, 1, padding).output;
  return kernel_subtracted_whole && padding == cnn::valid ? output - 1 : output;
}

}  // namespace

Shape output_shape(const LayerPlan& layer, const Shape& input) {
  if (layer.kind == LayerKind::flatten) {
    return {flatten_without_channels ? input[0] * input[1] : static_cast<int>(input.size())};
  }
  if (layer.kind == LayerKind::dense) return {dense_keeps_shape ? input[0] : layer.units};
  const bool pools = layer.kind == LayerKind::max_pooling2d;
  const auto positions = [&](int length) {
    return pools ? pooled(length, layer.pool) : convolved(length, layer);
  };
  int rows = positions(input[0]);
  int columns = positions(height_twice ? input[0] : input[1]);
  if (axes_exchanged) std::swap(rows, columns);
  const int maps = pools ? (pool_makes_filters ? layer.filters : input[2])
                         : (channels_kept ? input[2] : layer.filters);
  return {rows, columns, maps};
}

namespace {

const Misconception pooling_counted("layer_parameters.pooling_counted",
                                    "You count parameters of a pooling layer. It takes a maximum: "
                                    "there is nothing to learn.",
                                    convnet);
const Misconception flatten_counted("layer_parameters.flatten_counted",
                                    "You count parameters of flatten. It only puts cells in a row.",
                                    convnet);
const Misconception without_bias("layer_parameters.without_bias",
                                 "You count your convolutions without biases. The layers here have "
                                 "them: use_bias is true.",
                                 formulas);
const Misconception one_channel("layer_parameters.one_channel",
                                "You count one channel. Their number is input[2].", formulas);
const Misconception height_as_channels("layer_parameters.height_as_channels",
                                       "You take the height, input[0], for the channels. Their "
                                       "number is input[2].",
                                       formulas);
const Misconception per_place("layer_parameters.per_place",
                              "You count the weights once for every place. The same kernel is used "
                              "everywhere: height and width do not count.",
                              mass);
const Misconception dense_inputs_and_units(
    "layer_parameters.dense_exchanged",
    "You exchange the inputs and units of a dense layer: the "
    "biases belong to the units.",
    formulas);

const AlsoNeeded larger_picture(
    "layer_parameters: a larger picture needs no more weights",
    "shows what the lesson says of larger pictures, with nothing else that changes");

}  // namespace

std::int64_t layer_parameters(const LayerPlan& layer, const Shape& input) {
  if (layer.kind == LayerKind::conv2d) {
    const int channels = one_channel ? 1 : height_as_channels ? input[0] : input[2];
    const std::int64_t count =
        conv2d_parameters(layer.kernel, layer.kernel, channels, layer.filters, !without_bias);
    return per_place ? count * input[0] * input[1] : count;
  }
  if (layer.kind == LayerKind::dense) {
    return dense_inputs_and_units ? dense_parameters(layer.units, input[0])
                                  : dense_parameters(input[0], layer.units);
  }
  if (layer.kind == LayerKind::max_pooling2d) {
    return pooling_counted ? std::int64_t{layer.pool} * layer.pool * input[2] : 0;
  }
  return flatten_counted ? input.size() : 0;
}

namespace {

const Misconception shape_never_changes(
    "total_parameters.shape_never_changes",
    "You count every layer for the network's own input. Let the "
    "shape become what comes out of each layer.",
    convnet);
const Misconception shape_too_early("total_parameters.shape_too_early",
                                    "You change the shape before you count the layer. Count it for "
                                    "what goes in, then change the shape.",
                                    convnet);
const Misconception last_layer_only("total_parameters.last_layer_only",
                                    "You return the last layer's count. Add all of them up: +=.",
                                    convnet);
const Misconception first_left_out("total_parameters.first_left_out",
                                   "You leave out the first layer.", convnet);
const Misconception last_left_out("total_parameters.last_left_out",
                                  "You leave out the last layer. Your loop ends one too early.",
                                  convnet);
const Misconception starts_at_one("total_parameters.starts_at_one",
                                  "Your sum starts at 1. A sum starts at 0.", convnet);
const Misconception total_in_int("total_parameters.counted_in_int",
                                 "Your total is an int, which ends at 2,147,483,647. Make it a "
                                 "std::int64_t.",
                                 trap);
const Misconception stops_at_flatten("total_parameters.stops_at_flatten",
                                     "You count the convolutional base only. The dense layers "
                                     "behind flatten count, too.",
                                     mass);

const AlsoNeeded cifar("total_parameters: the CIFAR model has 8,660,042",
                       "a golden number of the course, with padding same");
const AlsoNeeded cats_and_dogs("total_parameters: cats and dogs, 3,453,121",
                               "a golden number of the course, with odd sizes on the way");
const AlsoNeeded any_total("total_parameters: random networks of any height and width",
                           "stands against an answer made for the networks that are shown");

}  // namespace

std::int64_t total_parameters(const std::vector<LayerPlan>& layers, const Shape& input) {
  Shape shape = input;
  std::int64_t total = starts_at_one ? 1 : 0;
  const std::size_t end = layers.size() - (last_left_out && !layers.empty() ? 1 : 0);
  for (std::size_t i = 0; i < end; ++i) {
    if (stops_at_flatten && layers[i].kind == LayerKind::flatten) break;
    const Shape after = output_shape(layers[i], shape);
    const std::int64_t count = layer_parameters(layers[i], shape_too_early ? after : shape);
    if (last_layer_only) {
      total = count;
    } else if (!(first_left_out && i == 0)) {
      total += count;
    }
    if (!shape_never_changes) shape = after;
  }
  return total_in_int ? as_int(total) : total;
}
