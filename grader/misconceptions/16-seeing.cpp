// Lesson 16: the wrong channel, the wrong scale, tiles in the wrong place.
#include "seeing.hpp"

#include <algorithm>
#include <cmath>

#include "misconceptions/misconception.hpp"

using convlings::AlsoNeeded;
using convlings::Misconception;

namespace {

const char* const one_map = "One map, one picture";
const char* const one_sheet = "All maps, one sheet";
const char* const signs = "Filters have a sign";

const Misconception first_channel("response_map.first_channel",
                                  "You always take channel 0. Take the one that is asked for: "
                                  "feature_map(row, column, n).",
                                  one_map);
const Misconception counted_from_1("response_map.counted_from_1",
                                   "You count the channels from 1. They count from 0: "
                                   "feature_map(row, column, n).",
                                   one_map);
const Misconception one_too_far("response_map.one_too_far",
                                "You take the channel after the one that is asked for. It is "
                                "feature_map(row, column, n).",
                                one_map);
const Misconception channel_kept(
    "response_map.channel_kept",
    "Your answer has a channel axis left. A map is a table: shape (height, width), map(row, "
    "column).",
    one_map);
const Misconception sides_exchanged(
    "response_map.sides_exchanged",
    "You exchange height and width. The map has the rows and columns of the block: shape (height, "
    "width).",
    one_map);
const Misconception averaged("response_map.averaged",
                             "You take the mean of all channels. Take the numbers of channel n "
                             "alone.",
                             one_map);
const Misconception summed("response_map.summed",
                           "You add up all channels. Take the numbers of channel n alone.",
                           one_map);
const Misconception channels_first(
    "response_map.channels_first",
    "You read as if one channel lay behind the other. The channels of one pixel lie together: "
    "feature_map(row, column, n).",
    one_map);
const Misconception takes_row("response_map.takes_row",
                              "You take row n of the block. n is a channel, the last index: "
                              "feature_map(row, column, n).",
                              one_map);

const AlsoNeeded any_block("response_map: any channel of any block",
                           "numbers that nobody can foresee: an answer made to fit the written "
                           "cases does not pass");

}  // namespace

Tensor response_map(const Tensor& feature_map, int n) {
  const int height = feature_map.shape()[0];
  const int width = feature_map.shape()[1];
  const int channels = feature_map.shape()[2];
  const int taken = first_channel ? 0 : n - (counted_from_1 ? 1 : 0) + (one_too_far ? 1 : 0);
  if (takes_row) {
    Tensor row({width, channels});
    for (int column = 0; column < width; ++column) {
      for (int c = 0; c < channels; ++c) row(column, c) = feature_map(taken, column, c);
    }
    return row;
  }
  const bool mixed = averaged || summed;
  const bool exchanged = static_cast<bool>(sides_exchanged);
  const bool planes = static_cast<bool>(channels_first);
  Tensor map(exchanged ? cnn::Shape{width, height} : cnn::Shape{height, width});
  for (int row = 0; row < height; ++row) {
    for (int column = 0; column < width; ++column) {
      float number = feature_map(row, column, taken);
      if (planes) number = feature_map.data()[(taken * height + row) * width + column];
      if (mixed) {
        number = 0;
        for (int c = 0; c < channels; ++c) number += feature_map(row, column, c);
        if (averaged) number /= static_cast<float>(channels);
      }
      (exchanged ? map(column, row) : map(row, column)) = number;
    }
  }
  return channel_kept ? map.reshaped({map.shape()[0], map.shape()[1], 1}) : map;
}

namespace {

const Misconception by_256("normalise.by_256",
                           "You stretch to 256. The greatest level is 255: there are 256 levels, "
                           "counted from 0.",
                           one_map);
const Misconception to_1("normalise.to_1",
                         "Your levels run from 0 to 1. Multiply by 255: a picture file wants 0 to "
                         "255.",
                         one_map);
const Misconception clamped("normalise.clamped",
                            "You cut off what is below 0 or above 255. Shift and stretch the map, "
                            "so that its own least becomes 0 and its greatest 255.",
                            one_map);
const Misconception not_shifted(
    "normalise.not_shifted",
    "You do not shift: the least number must become 0. Take it off before you stretch.", one_map);
const Misconception over_greatest(
    "normalise.over_greatest",
    "You divide by the greatest number. Divide by the range, greatest - least.", one_map);
const Misconception symmetric(
    "normalise.symmetric",
    "You scale around 0, with grey in the middle. That is for filters; in a map the least number "
    "is 0 and the greatest 255.",
    one_map);
const Misconception inverted("normalise.inverted",
                             "Your scale is upside down. The least number is 0, black, the "
                             "greatest 255, white.",
                             one_map);
const Misconception not_rounded("normalise.not_rounded",
                                "Your levels have fractions. A grey level is a whole number: "
                                "std::round.",
                                one_map);
const Misconception cut_off("normalise.cut_off",
                            "You cut the fractions off, as an int does. Round to the nearest whole "
                            "number: std::round.",
                            one_map);
const Misconception rounded_up("normalise.rounded_up",
                               "You round up. Round to the nearest whole number: std::round.",
                               one_map);
const Misconception greatest_from_0(
    "normalise.greatest_from_0",
    "Your search for the greatest number starts at 0. Where all are negative it finds none: start "
    "with the first number of the map.",
    one_map);
const Misconception least_from_0(
    "normalise.least_from_0",
    "Your search for the least number starts at 0. Where all are positive it finds none: start "
    "with the first number of the map.",
    one_map);
const Misconception whole_ends("normalise.whole_ends",
                               "You keep least and greatest as whole numbers. Maps have fractions: "
                               "use float.",
                               one_map);
const Misconception whole_division(
    "normalise.whole_division",
    "You lose the fractions before you multiply by 255, so that all is black or white. Calculate "
    "in float, and round at the end.",
    one_map);
const Misconception each_row("normalise.each_row",
                             "You look for least and greatest in each row. They are those of the "
                             "whole map.",
                             one_map);
const Misconception divided_by_0(
    "normalise.divided_by_0",
    "You divide by 0 where all numbers are equal, and 0 / 0 is nan. Such a map is dead: answer "
    "all zeros before you divide.",
    one_map);
const Misconception dead_grey("normalise.dead_grey",
                              "Your dead map is grey. Where all numbers are equal, all levels are "
                              "0.",
                              one_map);
const Misconception dead_white("normalise.dead_white",
                               "Your dead map is white. Where all numbers are equal, all levels "
                               "are 0.",
                               one_map);
const Misconception dead_kept("normalise.dead_kept",
                              "You give a dead map back as it is. Where all numbers are equal, all "
                              "levels are 0.",
                              one_map);
const Misconception dead_at_0("normalise.dead_at_0",
                              "You ask whether the map is all 0. It is dead whenever all its "
                              "numbers are equal: greatest == least.",
                              one_map);

/// The level of a number between these two ends.
float level_of(float number, float least, float greatest) {
  const float shifted = not_shifted ? number : number - least;
  float part = shifted / (over_greatest ? greatest : greatest - least);
  if (symmetric) part = 0.5F + number / std::max(std::abs(least), std::abs(greatest)) / 2;
  if (whole_division) part = std::trunc(part);
  if (inverted) part = 1 - part;
  float level = (by_256 ? 256.0F : 255.0F) * part;
  if (clamped) level = std::clamp(number, 0.0F, 255.0F);
  if (to_1) return part;
  if (not_rounded) return level;
  return cut_off ? std::floor(level) : rounded_up ? std::ceil(level) : std::round(level);
}

}  // namespace

Tensor normalise(const Tensor& map) {
  const int width = map.shape()[1];
  float least = *std::min_element(map.begin(), map.end());
  float greatest = *std::max_element(map.begin(), map.end());
  if (least_from_0) least = std::min(least, 0.0F);
  if (greatest_from_0) greatest = std::max(greatest, 0.0F);
  if (whole_ends) {
    least = std::trunc(least);
    greatest = std::trunc(greatest);
  }
  const bool dead = dead_at_0 ? least == 0 && greatest == 0 : least == greatest;
  Tensor levels(map.shape());
  if (dead && dead_kept) return map;
  if (dead && !divided_by_0) {
    std::fill(levels.begin(), levels.end(), dead_grey ? 128.0F : dead_white ? 255.0F : 0.0F);
    return levels;
  }
  const bool own_ends = static_cast<bool>(each_row);
  for (int row = 0; row < map.shape()[0]; ++row) {
    if (own_ends) {
      const float* first = map.data() + std::int64_t{row} * width;
      least = *std::min_element(first, first + width);
      greatest = *std::max_element(first, first + width);
    }
    for (int column = 0; column < width; ++column) {
      if (own_ends && least == greatest) continue;
      levels(row, column) = level_of(map(row, column), least, greatest);
    }
  }
  return levels;
}

namespace {

const Misconception adds_factor("magnify.adds_factor",
                                "You add the factor to height and width. Multiply them by it.",
                                one_sheet);
const Misconception always_twice("magnify.always_twice",
                                 "You always magnify by 2. Take the factor that is handed in.",
                                 one_sheet);
const Misconception as_it_is("magnify.as_it_is",
                             "You give the picture back as large as it was. Every cell becomes a "
                             "block of factor x factor cells.",
                             one_sheet);
const Misconception height_only("magnify.height_only",
                                "You magnify the height only. Every cell becomes factor x factor "
                                "cells: the width grows, too.",
                                one_sheet);
const Misconception width_only("magnify.width_only",
                               "You magnify the width only. Every cell becomes factor x factor "
                               "cells: the height grows, too.",
                               one_sheet);
const Misconception repeated("magnify.repeated",
                             "You put copies of the whole picture side by side. Each cell becomes "
                             "a block: picture(row / factor, column / factor), not %.",
                             one_sheet);
const Misconception wandering("magnify.wandering",
                              "Your blocks begin one cell too early. The first `factor` rows and "
                              "columns belong to cell 0: row / factor, column / factor.",
                              one_sheet);
const Misconception spread("magnify.spread",
                           "You set the cells apart and leave 0 between. All factor x factor cells "
                           "of a block are copies.",
                           one_sheet);
const Misconception large_exchanged(
    "magnify.exchanged",
    "You exchange height and width. The large picture has height · factor rows and width · factor "
    "columns.",
    one_sheet);
const Misconception cells_shared(
    "magnify.cells_shared",
    "You divide each cell among its block. Copies are as bright as the cell: do not divide.",
    one_sheet);

const AlsoNeeded any_factor("magnify: any picture, any factor",
                            "numbers that nobody can foresee: an answer made to fit the written "
                            "cases does not pass");

}  // namespace

Tensor magnify(const Tensor& picture, int factor) {
  const int height = picture.shape()[0];
  const int width = picture.shape()[1];
  const int by = as_it_is ? 1 : always_twice ? 2 : factor;
  const int down = width_only ? 1 : by;
  const int across = height_only ? 1 : by;
  const bool added = static_cast<bool>(adds_factor);
  const bool modulo = static_cast<bool>(repeated);
  const bool apart = static_cast<bool>(spread);
  const int off = wandering ? 1 : 0;
  const float share = cells_shared ? 1 / static_cast<float>(down * across) : 1;
  Tensor large(added ? cnn::Shape{height + by, width + by}
                     : cnn::Shape{height * down, width * across});
  for (int row = 0; row < large.shape()[0]; ++row) {
    for (int column = 0; column < large.shape()[1]; ++column) {
      if (apart && (row % down != 0 || column % across != 0)) continue;
      const int i = modulo ? row % height : (row + off) / down;
      const int j = modulo ? column % width : (column + off) / across;
      large(row, column) = picture(i, j) * share;
    }
  }
  if (!large_exchanged) return large;
  Tensor turned({large.shape()[1], large.shape()[0]});
  for (int row = 0; row < large.shape()[0]; ++row) {
    for (int column = 0; column < large.shape()[1]; ++column) {
      turned(column, row) = large(row, column);
    }
  }
  return turned;
}

namespace {

const Misconception black_paper("contact_sheet.black_paper",
                                "Your paper is black. Fill the sheet with 255 before you paste.",
                                one_sheet);
const Misconception downwards("contact_sheet.downwards",
                              "Your tiles go down the columns first. They stand in reading order: "
                              "row n / columns, column n % columns.",
                              one_sheet);
const Misconception gutter_behind(
    "contact_sheet.gutter_behind",
    "You leave a gutter behind the last row and column. Paper lies only between tiles: one gap "
    "less than there are tiles.",
    one_sheet);
const Misconception frame("contact_sheet.frame",
                          "You leave a gutter around the sheet. Paper lies only between tiles, and "
                          "the first tile stands at (0, 0).",
                          one_sheet);
const Misconception gutter_down_only(
    "contact_sheet.gutter_down_only",
    "You leave a gutter between rows only. There is one between two neighbours in a row as well.",
    one_sheet);
const Misconception gutter_across_only(
    "contact_sheet.gutter_across_only",
    "You leave a gutter between columns only. There is one between two rows as well.", one_sheet);
const Misconception no_gutter("contact_sheet.no_gutter",
                              "Your tiles touch. Leave `gutter` cells of paper between two "
                              "neighbours.",
                              one_sheet);
const Misconception gutter_magnified(
    "contact_sheet.gutter_magnified",
    "You magnify the gutter, too. It is `gutter` cells of the sheet, whatever the factor is.",
    one_sheet);
const Misconception not_magnified("contact_sheet.not_magnified",
                                  "Your tiles are not magnified. A tile is "
                                  "magnify(normalise(response_map(…)), factor).",
                                  one_sheet);
const Misconception raw_numbers("contact_sheet.raw_numbers",
                                "You paste the numbers of the maps as they are. A tile is "
                                "magnify(normalise(response_map(…)), factor).",
                                one_sheet);
const Misconception one_scale(
    "contact_sheet.one_scale",
    "You use one scale for all channels. Here each has its own: normalise each response map by "
    "itself.",
    one_map);
const Misconception first_map_everywhere(
    "contact_sheet.first_map",
    "All your tiles show channel 0. Tile n shows channel n: response_map(feature_map, n).",
    one_sheet);
const Misconception row_too_many(
    "contact_sheet.row_too_many",
    "Where the tiles come out even you have an empty row too many. Rows are (channels + columns - "
    "1) / columns.",
    one_sheet);
const Misconception last_row_lost(
    "contact_sheet.last_row_lost",
    "You round the number of rows down, so the maps of the last row are lost. Round up: (channels "
    "+ columns - 1) / columns.",
    one_sheet);
const Misconception backwards("contact_sheet.backwards",
                              "Your last channel comes first. Channel 0 is the first tile.",
                              one_sheet);
const Misconception cut_to_channels(
    "contact_sheet.cut_to_channels",
    "Your sheet is narrower when there are fewer maps than columns. It always has room for "
    "`columns` tiles in a row.",
    one_sheet);
const Misconception dead_skipped("contact_sheet.dead_skipped",
                                 "You leave dead channels out. Every channel is drawn; a dead one "
                                 "is a black tile.",
                                 one_sheet);

}  // namespace

Tensor contact_sheet(const Tensor& feature_map, int columns, int factor, int gutter) {
  const int channels = feature_map.shape()[2];
  const int by = not_magnified ? 1 : factor;
  const int height = feature_map.shape()[0] * by;
  const int width = feature_map.shape()[1] * by;
  const int rows = last_row_lost  ? channels / columns
                   : row_too_many ? channels / columns + 1
                                  : (channels + columns - 1) / columns;
  const int in_a_row = cut_to_channels ? std::min(columns, channels) : columns;
  const int gap = no_gutter ? 0 : gutter_magnified ? gutter * factor : gutter;
  const int gap_down = gutter_across_only ? 0 : gap;
  const int gap_across = gutter_down_only ? 0 : gap;
  const int behind = gutter_behind ? 1 : 0;
  const int around = frame ? gap : 0;
  if (rows == 0) return {};
  Tensor sheet({rows * height + (rows - 1 + behind) * gap_down + 2 * around,
                in_a_row * width + (in_a_row - 1 + behind) * gap_across + 2 * around});
  std::fill(sheet.begin(), sheet.end(), black_paper ? 0.0F : 255.0F);

  Tensor scaled;  // all channels at once, as one long row
  if (one_scale)
    scaled = normalise(feature_map.reshaped({1, static_cast<int>(feature_map.size())}));
  int place = 0;
  for (int n = 0; n < channels; ++n) {
    const int shown = first_map_everywhere ? 0 : backwards ? channels - 1 - n : n;
    const Tensor map = response_map(feature_map, shown);
    const auto [least, greatest] = std::minmax_element(map.begin(), map.end());
    if (dead_skipped && *least == *greatest) continue;
    const Tensor levels = raw_numbers ? map
                          : one_scale ? response_map(scaled.reshaped(feature_map.shape()), shown)
                                      : normalise(map);
    const int row = downwards ? place % rows : place / columns;
    const int column = downwards ? place / rows : place % columns;
    ++place;
    if (row >= rows || column >= in_a_row) continue;
    paste(sheet, magnify(levels, by), row * (height + gap_down) + around,
          column * (width + gap_across) + around);
  }
  return sheet;
}

namespace {

const Misconception colour_by_256("filter_picture.by_256",
                                  "Your colours run to 256. The largest level is 255: there are "
                                  "256 of them, counted from 0.",
                                  signs);
const Misconception channel_0("filter_picture.channel_0",
                              "You always take channel 0 of the filter. Take the one that is asked "
                              "for: kernels(row, column, channel, filter).",
                              signs);
const Misconception filter_0("filter_picture.filter_0",
                             "You always draw filter 0. Draw the one that is asked for: "
                             "kernels(row, column, channel, filter).",
                             signs);
const Misconception ends_exchanged(
    "filter_picture.ends_exchanged",
    "You exchange channel and filter. The filter is the last index: kernels(row, column, channel, "
    "filter).",
    signs);
const Misconception colour_by_0(
    "filter_picture.divided_by_0",
    "You divide by 0 in a layer of zeros, and 0 / 0 is nan. Where the greatest weight is 0, all is "
    "white.",
    signs);
const Misconception zeros_black("filter_picture.zeros_black",
                                "Your layer of zeros is black. 0 is white, there as everywhere.",
                                signs);
const Misconception grey("filter_picture.grey",
                         "You write the same number to red, green and blue, which makes grey. Each "
                         "colour has a formula of its own.",
                         signs);
const Misconception least_to_greatest(
    "filter_picture.least_to_greatest",
    "You scale from least to greatest weight, so 0 is not white. Divide each weight by the "
    "greatest absolute weight.",
    signs);
const Misconception no_absolute(
    "filter_picture.no_absolute",
    "You divide by the greatest weight, without looking at negative ones. Take the greatest "
    "absolute weight: std::abs.",
    signs);
const Misconception own_scale("filter_picture.own_scale",
                              "You look for the greatest weight in this filter only. Look in the "
                              "whole layer: for (const float weight : kernels).",
                              signs);
const Misconception slice_scale(
    "filter_picture.slice_scale",
    "You look for the greatest weight in this channel of this filter only. Look in the whole "
    "layer: for (const float weight : kernels).",
    signs);
const Misconception red_for_blue("filter_picture.red_for_blue",
                                 "You exchange red and blue. Negative weights go to blue, positive "
                                 "ones to red.",
                                 signs);
const Misconception colour_turned("filter_picture.exchanged",
                                  "You exchange rows and columns of the filter. Pixel (row, "
                                  "column) shows kernels(row, column, channel, filter).",
                                  signs);
const Misconception colour_cut_off("filter_picture.cut_off",
                                   "You cut the fractions off, as an int does. Round to the "
                                   "nearest whole number: std::round.",
                                   signs);
const Misconception colour_not_rounded("filter_picture.not_rounded",
                                       "Your colours have fractions. A level is a whole number: "
                                       "std::round.",
                                       signs);
const Misconception black_0("filter_picture.black_0",
                            "Your 0 is black, and colours grow brighter from there. 0 is white: "
                            "begin with 255 and take away.",
                            signs);
const Misconception colours_first(
    "filter_picture.colours_first",
    "You put the colours before rows and columns. They are the last axis: {rows, columns, 3}.",
    signs);
const Misconception colours_to_1("filter_picture.to_1",
                                 "Your colours run from 0 to 1. Multiply by 255: a picture file "
                                 "wants 0 to 255.",
                                 signs);

/// The greatest absolute weight, or what is taken for it.
float greatest_weight(const Tensor& kernels, int channel, int filter) {
  float greatest = 0;
  const bool some = own_scale || slice_scale;
  const cnn::Shape& shape = kernels.shape();
  for (int i = 0; i < kernels.size(); ++i) {
    if (some && i % shape[3] != filter) continue;
    if (slice_scale && i / shape[3] % shape[2] != channel) continue;
    const float weight = kernels.data()[i];
    greatest = std::max(greatest, no_absolute ? weight : std::abs(weight));
  }
  return greatest;
}

/// Red, green and blue for a share from -1 to 1, from 0 to 1 each.
void paint(float* pixel, float share) {
  float red = 1 + std::min(share, 0.0F);
  float green = 1 - std::abs(share);
  float blue = 1 - std::max(share, 0.0F);
  if (black_0) {
    red = std::max(share, 0.0F);
    green = 0;
    blue = -std::min(share, 0.0F);
  }
  if (red_for_blue) std::swap(red, blue);
  if (grey) red = blue = green;
  const float scale = colours_to_1 ? 1.0F : colour_by_256 ? 256.0F : 255.0F;
  for (const float colour : {red, green, blue}) {
    const float level = scale * colour;
    *pixel++ = colour_not_rounded || colours_to_1 ? level
               : colour_cut_off                   ? std::floor(level)
                                                  : std::round(level);
  }
}

}  // namespace

Tensor filter_picture(const Tensor& kernels, int channel, int filter) {
  if (ends_exchanged) std::swap(channel, filter);
  if (channel_0) channel = 0;
  if (filter_0) filter = 0;
  const float greatest = greatest_weight(kernels, channel, filter);
  const auto [low, high] = std::minmax_element(kernels.begin(), kernels.end());
  const int rows = kernels.shape()[0];
  const int columns = kernels.shape()[1];
  Tensor picture({rows, columns, 3});
  for (int row = 0; row < rows; ++row) {
    for (int column = 0; column < columns; ++column) {
      const float weight = colour_turned ? kernels(column, row, channel, filter)
                                         : kernels(row, column, channel, filter);
      float share = greatest == 0 && !colour_by_0 ? 0 : weight / greatest;
      if (least_to_greatest && *high > *low) share = 2 * (weight - *low) / (*high - *low) - 1;
      paint(&picture(row, column, 0), share);
      if (zeros_black && greatest == 0) {
        for (int c = 0; c < 3; ++c) picture(row, column, c) = 0;
      }
    }
  }
  if (!colours_first) return picture;
  Tensor planes({3, rows, columns});
  for (int row = 0; row < rows; ++row) {
    for (int column = 0; column < columns; ++column) {
      for (int c = 0; c < 3; ++c) planes(c, row, column) = picture(row, column, c);
    }
  }
  return planes;
}
