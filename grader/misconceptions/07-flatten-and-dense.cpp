// Lesson 07: cells in another order, weights of the wrong unit, relu where it does not belong.
#include "dense.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "misconceptions/misconception.hpp"

using convlings::AlsoNeeded;
using convlings::Misconception;

namespace {

const char* const about_flatten = "Worked example: flatten";
const char* const about_dense = "Worked example: dense";
const char* const about_relu = "Two layers, one relu";

const Misconception column_order(
    "flat_index.column_order",
    "You go down the columns first. The block is read row by row: (row · width + column) · "
    "channels + channel.",
    about_flatten);
const Misconception channels_apart(
    "flat_index.channels_apart",
    "You put one whole channel after the other. At each place all its channels come before the "
    "next place.",
    about_flatten);
const Misconception rows_by_height(
    "flat_index.rows_by_height",
    "You multiply the row by the height. A row is as long as the width: shape[1] places.",
    about_flatten);
const Misconception row_without_channels(
    "flat_index.row_without_channels",
    "You forget that each place of the rows above holds all its channels. A row is width · "
    "channels numbers long.",
    about_flatten);
const Misconception channels_forgotten(
    "flat_index.channels_forgotten",
    "You count places, not numbers: each place holds all its channels. Multiply by shape[2], then "
    "add the channel.",
    about_flatten);
const Misconception channel_forgotten(
    "flat_index.channel_forgotten",
    "You forget the channel: it stands that many numbers after the first one of its place.",
    about_flatten);
const Misconception channel_multiplied(
    "flat_index.channel_multiplied",
    "You multiply the channel, too. One channel further is one number further.", about_flatten);
const Misconception counted_from_one("flat_index.counted_from_one",
                                     "Your first place is 1. Places are counted from 0.",
                                     about_flatten);
const Misconception row_and_column(
    "flat_index.row_and_column",
    "You exchange row and column: it is the row that is multiplied by the width.", about_flatten);

const AlsoNeeded every_place("flat_index: walking through the block counts 0, 1, 2, ...",
                             "it asks for every cell, so no two cells can have the same place");

}  // namespace

int flat_index(int row, int column, int channel, const Shape& shape) {
  const int first = counted_from_one ? 1 : 0;
  const int width = shape[rows_by_height ? 0 : 1];
  if (row_and_column) std::swap(row, column);
  int place = row * width + column;
  if (column_order) place = column * shape[0] + row;
  if (channels_apart) return (channel * shape[0] + row) * shape[1] + column + first;
  if (row_without_channels) return row * width + column * shape[2] + channel + first;
  if (channels_forgotten) return place + channel + first;
  if (channel_forgotten) return place * shape[2] + first;
  if (channel_multiplied) return (place + channel) * shape[2] + first;
  return place * shape[2] + channel + first;
}

namespace {

const Misconception columns_first("flatten.column_order",
                                  "You go down the columns first. The block is read row by row, "
                                  "like a page.",
                                  about_flatten);
const Misconception channel_by_channel(
    "flatten.channels_apart",
    "You write down one whole channel after the other. At each place all channels come before the "
    "next place.",
    about_flatten);
const Misconception only_channel_0("flatten.one_channel",
                                   "You keep channel 0 only. The row holds all numbers: height · "
                                   "width · channels.",
                                   about_flatten);
const Misconception unchanged("flatten.unchanged",
                              "You give back the block as it was. It becomes one row: (height · "
                              "width · channels,).",
                              about_flatten);
const Misconception places_and_channels(
    "flatten.places_and_channels",
    "Your answer has two axes, places and channels. It is one row: (height · width · channels,).",
    about_flatten);
const Misconception row_of_a_batch("flatten.row_of_a_table",
                                   "Your answer is a table of one row, (1, n). Its shape is (n,).",
                                   about_flatten);
const Misconception from_the_end("flatten.from_the_end",
                                 "You read the block from its end. The first number is cell (0, 0, "
                                 "0).",
                                 about_flatten);
const Misconception last_row_missing(
    "flatten.last_row_missing",
    "Your loop over the rows stops one too early: the last row's numbers are missing.",
    about_flatten);
const Misconception beyond_the_end("flatten.beyond_the_end",
                                   "Your loops run one too far and leave the image. Rows, columns "
                                   "and channels are counted from 0: row < shape[0].",
                                   about_flatten);
const Misconception square_image("flatten.square_image",
                                 "You take the height for the width, too. shape[1] is the width.",
                                 about_flatten);

}  // namespace

Tensor flatten(const Tensor& image) {
  const Shape& shape = image.shape();
  if (unchanged) return image;
  const int width = shape[square_image ? 0 : 1];
  const int channels = only_channel_0 ? 1 : shape[2];
  const Shape read = {shape[0], width, channels};
  const int beyond = beyond_the_end ? 1 : 0;
  Tensor flat({shape[0] * width * channels});
  for (int row = 0; row < shape[0] + beyond - (last_row_missing ? 1 : 0); ++row) {
    for (int column = 0; column < width + beyond; ++column) {
      for (int c = 0; c < channels + beyond; ++c) {
        const float cell = image(row, column, c);
        int place = flat_index(row, column, c, read);
        if (columns_first) place = (column * shape[0] + row) * channels + c;
        if (channel_by_channel) place = (c * shape[0] + row) * width + column;
        flat(place) = cell;
      }
    }
  }
  if (from_the_end) std::reverse(flat.begin(), flat.end());
  if (places_and_channels) return flat.reshaped({shape[0] * width, channels});
  return row_of_a_batch ? flat.reshaped({1, static_cast<int>(flat.size())}) : flat;
}

namespace {

const Misconception kernel_transposed(
    "dense.transposed",
    "You exchange input and unit of the kernel. Its rows belong to the inputs, its columns to the "
    "units: kernel(i, unit).",
    about_dense);
const Misconception bias_forgotten("dense.bias_forgotten",
                                   "You never add the bias. Each unit has its own: bias(unit).",
                                   about_dense);
const Misconception bias_per_input(
    "dense.bias_per_input",
    "You add the bias with every input, so it counts many times. Add it once to each unit.",
    about_dense);
const Misconception bias_twice(
    "dense.bias_twice",
    "You add the bias twice to each unit. Once is enough: begin with it, or add it at the end.",
    about_dense);
const Misconception first_bias("dense.first_bias",
                               "You add bias(0) to every unit. Each unit has its own: bias(unit).",
                               about_dense);
const Misconception bias_multiplied("dense.bias_multiplied",
                                    "You multiply the sum by the bias. The bias is added.",
                                    about_dense);
const Misconception kept_last("dense.kept_last",
                              "Only the last input counts. Add up all products, with +=.",
                              about_dense);
const Misconception same_weights(
    "dense.same_weights",
    "You use the weights of unit 0 for all units. Each unit has a column of its own.", about_dense);
const Misconception carried_on(
    "dense.carried_on", "Your sum goes on from one unit to the next. It starts anew for each unit.",
    about_dense);
const Misconception relu_added("dense.relu_added",
                               "You replace what is below 0 by 0. A dense layer by itself has no "
                               "relu.",
                               about_relu);
const Misconception averaged("dense.averaged",
                             "You divide by the number of inputs. The products are only added up.",
                             about_dense);
const Misconception as_long_as_input(
    "dense.as_long_as_input",
    "Your answer is as long as the input. It has one number for each unit: kernel.shape()[1].",
    about_dense);
const Misconception one_too_far(
    "dense.one_too_far",
    "Your loop over the inputs runs one too far. Inputs are counted from 0: i < kernel.shape()[0].",
    about_dense);
const Misconception last_input_missing(
    "dense.last_input_missing",
    "Your loop over the inputs stops one too early: the last one does not count.", about_dense);

const AlsoNeeded more_units_than_inputs(
    "dense: any number of inputs and units",
    "only here may there be more units than inputs, or a single one of each");

float times_of_bias(int inputs) {
  if (bias_forgotten || bias_multiplied) return 0;
  const int times = bias_per_input ? inputs : 1;
  return static_cast<float>(bias_twice ? times + 1 : times);
}

}  // namespace

Tensor dense(const Tensor& input, const Tensor& kernel, const Tensor& bias) {
  const int inputs = kernel.shape()[0];
  const int units = kernel.shape()[1];
  Tensor output({as_long_as_input ? inputs : units});
  const int beyond = one_too_far ? 1 : 0;
  float sum = 0;
  for (int unit = 0; unit < units; ++unit) {
    if (!carried_on) sum = 0;
    for (int i = 0; i < inputs + beyond - (last_input_missing ? 1 : 0); ++i) {
      const int column = same_weights ? 0 : unit;
      if (kept_last) sum = 0;
      sum += input(i) * (kernel_transposed ? kernel(column, i) : kernel(i, column));
    }
    if (averaged) sum /= static_cast<float>(inputs);
    const float offset = bias(first_bias ? 0 : unit);
    output(unit) = bias_multiplied ? sum * offset : sum + times_of_bias(inputs) * offset;
    if (relu_added) output(unit) = std::max(output(unit), 0.0F);
  }
  return output;
}

namespace {

const Misconception no_relu("class_scores.no_relu",
                            "There is no relu between your two layers, so they do no more than "
                            "one. What is below 0 becomes 0.",
                            about_relu);
const Misconception relu_at_the_end(
    "class_scores.relu_at_the_end",
    "You let relu follow the last layer, too. A score may be negative.", about_relu);
const Misconception relu_at_the_end_only(
    "class_scores.relu_at_the_end_only",
    "Your relu follows the last layer. It belongs between the two; a score may be negative.",
    about_relu);
const Misconception relu_on_image(
    "class_scores.relu_on_image",
    "You apply relu to the picture, before the first layer. It belongs between the two layers.",
    about_relu);
const Misconception wrong_side("class_scores.wrong_side",
                               "Your relu keeps what is below 0. It keeps what is above: max(0, "
                               "x).",
                               about_relu);
const Misconception without_sign("class_scores.without_sign",
                                 "You take away the hidden units' sign. What is below 0 becomes 0.",
                                 about_relu);
const Misconception hidden_returned(
    "class_scores.hidden_returned",
    "You give back the hidden units. The second layer makes the scores of them.", about_relu);
const Misconception probabilities(
    "class_scores.probabilities",
    "You answer with probabilities. Scores are asked for: no softmax at the end.", about_relu);
const Misconception no_class_bias("class_scores.no_class_bias",
                                  "You forget the bias of the second layer. Both layers have one.",
                                  about_dense);
const Misconception no_hidden_bias("class_scores.no_hidden_bias",
                                   "You forget the bias of the hidden layer. Both layers have one.",
                                   about_dense);
const Misconception column_by_column(
    "class_scores.column_order",
    "You flatten the picture column by column. The weights are made for row by row.",
    about_flatten);
const Misconception channels_one_by_one(
    "class_scores.channels_apart",
    "You flatten one whole channel after the other. At each place all channels come before the "
    "next place.",
    about_flatten);

/// The image's numbers in the order in which this program's student puts them.
Tensor in_a_row(const Tensor& image) {
  if (!column_by_column && !channels_one_by_one) return flatten(image);
  const Shape& shape = image.shape();
  Tensor flat({shape[0] * shape[1] * shape[2]});
  for (int row = 0; row < shape[0]; ++row) {
    for (int column = 0; column < shape[1]; ++column) {
      for (int c = 0; c < shape[2]; ++c) {
        const int place = column_by_column ? (column * shape[0] + row) * shape[2] + c
                                           : (c * shape[0] + row) * shape[1] + column;
        flat(place) = image(row, column, c);
      }
    }
  }
  return flat;
}

void keep_above_zero(Tensor& values) {
  for (float& value : values) value = std::max(value, 0.0F);
}

void keep_as_student(Tensor& hidden) {
  if (no_relu || relu_at_the_end_only || relu_on_image) return;
  for (float& value : hidden) {
    value = wrong_side     ? std::min(value, 0.0F)
            : without_sign ? std::abs(value)
                           : std::max(value, 0.0F);
  }
}

void to_probabilities(Tensor& scores) {
  const float highest = *std::max_element(scores.begin(), scores.end());
  float sum = 0;
  for (float& value : scores) sum += value = std::exp(value - highest);
  for (float& value : scores) value /= sum;
}

}  // namespace

Tensor class_scores(const Tensor& image, const Tensor& hidden_kernel, const Tensor& hidden_bias,
                    const Tensor& class_kernel, const Tensor& class_bias) {
  Tensor row = in_a_row(image);
  if (relu_on_image) keep_above_zero(row);
  Tensor hidden =
      dense(row, hidden_kernel, no_hidden_bias ? Tensor(hidden_bias.shape()) : hidden_bias);
  keep_as_student(hidden);
  if (hidden_returned) return hidden;
  Tensor scores =
      dense(hidden, class_kernel, no_class_bias ? Tensor(class_bias.shape()) : class_bias);
  if (relu_at_the_end || relu_at_the_end_only) keep_above_zero(scores);
  if (probabilities) to_probabilities(scores);
  return scores;
}
