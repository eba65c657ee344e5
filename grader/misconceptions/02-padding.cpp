// Lesson 02: zeros on the wrong side, too many of them, or of the wrong axis.
#include "padding.hpp"

#include <algorithm>
#include <utility>

#include "misconceptions/misconception.hpp"

using convlings::AlsoNeeded;
using convlings::Misconception;

namespace {

const char* const neighbours = "Worked example: the sum of the neighbours";
const char* const how_many = "How many zeros?";
const char* const even_kernel = "A kernel without a middle";

const Misconception half_of_kernel(
    "padding_amounts.half_of_kernel",
    "You put kernel / 2 zeros on both sides. For an even kernel that is one too many: kernel - 1 "
    "in all, the odd one after.",
    even_kernel);
const Misconception both_rounded_down(
    "padding_amounts.both_rounded_down",
    "You put (kernel - 1) / 2 zeros on both sides and lose one for an even kernel. The rest of "
    "kernel - 1 goes after.",
    even_kernel);
const Misconception odd_before("padding_amounts.odd_before",
                               "You put the odd zero before. It goes after: before is the half, "
                               "rounded down.",
                               even_kernel);
const Misconception all_after("padding_amounts.all_after",
                              "You put all zeros of same padding after. Half of them, rounded "
                              "down, go before.",
                              how_many);
const Misconception all_before("padding_amounts.all_before",
                               "You put all zeros of same padding before. Half of them, rounded "
                               "down, go before, the rest after.",
                               how_many);
const Misconception doubled("padding_amounts.doubled",
                            "You put kernel - 1 zeros on each side for same padding. That is what "
                            "full does; same has kernel - 1 in all.",
                            how_many);
const Misconception kernel_zeros(
    "padding_amounts.kernel_zeros",
    "You share out as many zeros as the kernel has cells. Same padding needs kernel - 1 in all.",
    how_many);
const Misconception always_one(
    "padding_amounts.always_one",
    "You always put one zero on either side. That is right for a 3-wide kernel only.", how_many);
const Misconception full_of_kernel(
    "padding_amounts.full_of_kernel",
    "You put kernel zeros on each side for full padding. With kernel - 1 the window still touches "
    "the picture.",
    how_many);
const Misconception full_like_same(
    "padding_amounts.full_like_same",
    "You share kernel - 1 zeros between both sides for full padding. Full has kernel - 1 on each.",
    how_many);
const Misconception valid_like_same("padding_amounts.valid_like_same",
                                    "You add zeros for valid padding, too. Valid means: none.",
                                    how_many);

const AlsoNeeded kernels_not_named(
    "padding_amounts: same never changes the size, for any kernel",
    "its kernels are named nowhere, so a table of the cases before does not pass");

}  // namespace

Amounts padding_amounts(int kernel, Padding padding) {
  const int total = kernel - 1;
  if (padding == Padding::valid && !valid_like_same) return {0, 0};
  if (padding == Padding::full && !full_like_same) {
    return full_of_kernel ? Amounts{kernel, kernel} : Amounts{total, total};
  }
  if (always_one) return {1, 1};
  if (doubled) return {total, total};
  if (half_of_kernel) return {kernel / 2, kernel / 2};
  const int shared = kernel_zeros ? kernel : total;
  if (all_after) return {0, shared};
  if (all_before) return {shared, 0};
  const int half = shared / 2;
  const int rest = both_rounded_down ? half : shared - half;
  return odd_before ? Amounts{rest, half} : Amounts{half, rest};
}

namespace {

const Misconception without_one("output_size.without_one",
                                "You forget the 1: between first and last place there are cells - "
                                "kernel steps, and one place more than steps.",
                                how_many);
const Misconception one_taken_off(
    "output_size.one_taken_off",
    "Your answer is 2 too small: the 1 is added, not taken off. Places = cells - kernel + 1.",
    how_many);
const Misconception zeros_forgotten(
    "output_size.zeros_forgotten",
    "You forget the zeros. The window slides over before + input + after cells.", how_many);
const Misconception before_only(
    "output_size.before_only",
    "You count the zeros before only. Those after count like cells, too.", how_many);
const Misconception after_only(
    "output_size.after_only", "You count the zeros after only. Those before count like cells, too.",
    how_many);
const Misconception before_twice(
    "output_size.before_twice",
    "You count the zeros before twice. Before and after differ for an even kernel: add both.",
    even_kernel);
const Misconception after_twice(
    "output_size.after_twice",
    "You count the zeros after twice. Before and after differ for an even kernel: add both.",
    even_kernel);
const Misconception kernel_forgotten(
    "output_size.kernel_forgotten",
    "You count the cells. Count the places: the window loses kernel - 1 of them.", how_many);
const Misconception always_the_input(
    "output_size.always_the_input",
    "Your answer is always the input's size. Only same padding keeps it.", how_many);
const Misconception always_two("output_size.always_two",
                               "You take off, or add, 2 for every kernel. That is right for a "
                               "3-wide kernel; it is kernel - 1.",
                               how_many);
const Misconception two_halves(
    "output_size.two_halves",
    "You take off, or add, kernel / 2 on each side. For an even kernel that is one too many: it "
    "is kernel - 1 in all.",
    even_kernel);

}  // namespace

int output_size(int input, int kernel, Padding padding) {
  if (always_the_input) return input;
  if (always_two || two_halves) {
    const int change = always_two ? 2 : kernel / 2 * 2;
    return padding == Padding::same   ? input
           : padding == Padding::full ? input + change
                                      : input - change;
  }
  Amounts zeros = padding_amounts(kernel, padding);
  if (zeros_forgotten) zeros = {0, 0};
  if (before_only) zeros.after = 0;
  if (after_only) zeros.before = 0;
  if (before_twice) zeros.after = zeros.before;
  if (after_twice) zeros.before = zeros.after;
  const int cells = zeros.before + input + zeros.after;
  if (kernel_forgotten) return cells;
  return cells - kernel + (without_one ? 0 : one_taken_off ? -1 : 1);
}

namespace {

const Misconception top_and_left("zero_pad.top_and_left",
                                 "You exchange top and left when you copy. The row moves down by "
                                 "top, the column to the right by left.",
                                 neighbours);
const Misconception bottom_and_right(
    "zero_pad.bottom_and_right",
    "You move the picture by bottom and right. It lies below the top rows and to the right of "
    "the left columns.",
    neighbours);
const Misconception frame_turned(
    "zero_pad.frame_turned",
    "You exchange height and width of the frame. Top and bottom make it higher, left and right "
    "wider.",
    neighbours);
const Misconception twice_top_and_left(
    "zero_pad.twice_top_and_left",
    "You add top twice and left twice. The four sides have amounts of their own: top + height + "
    "bottom, left + width + right.",
    neighbours);
const Misconception before_sides_only(
    "zero_pad.before_sides_only",
    "Your frame has no bottom and no right side. It is top + height + bottom high and left + "
    "width + right wide.",
    neighbours);
const Misconception rows_only("zero_pad.rows_only",
                              "You add zeros above and below only. Columns of zeros go to the left "
                              "and to the right, too.",
                              neighbours);
const Misconception not_moved("zero_pad.not_moved",
                              "Your picture lies in the top left corner of the frame. Move it down "
                              "by top and to the right by left.",
                              neighbours);
const Misconception edge_values(
    "zero_pad.edge_values", "You fill the frame with the picture's border cells. It holds zeros.",
    neighbours);
const Misconception wrapped_around(
    "zero_pad.wrapped_around",
    "You fill the frame with cells from the picture's other side. It holds zeros.", neighbours);
const Misconception over_the_picture(
    "zero_pad.over_the_picture",
    "You write the zeros over the picture's border. The frame lies around it, so the answer is "
    "larger than the picture.",
    neighbours);
const Misconception square_picture("zero_pad.square_picture",
                                   "You copy as many columns as there are rows. A picture need not "
                                   "be square: shape()[1] counts the columns.",
                                   neighbours);
const Misconception square_rows("zero_pad.square_rows",
                                "You copy as many rows as there are columns. A picture need not be "
                                "square: shape()[0] counts the rows.",
                                neighbours);
const Misconception one_too_far("zero_pad.one_too_far",
                                "Your loops run one cell too far and leave the picture. Cells are "
                                "counted from 0: row < height, column < width.",
                                neighbours);
const Misconception last_row_missing(
    "zero_pad.last_row_missing",
    "Your loop over the rows stops one too early, so the picture's last row is missing.",
    neighbours);

/// The picture with zeros on its own border.
Tensor painted_over(Tensor image, int top, int bottom, int left, int right) {
  const int height = image.shape()[0];
  const int width = image.shape()[1];
  for (int row = 0; row < height; ++row) {
    for (int column = 0; column < width; ++column) {
      const bool inside =
          row >= top && row < height - bottom && column >= left && column < width - right;
      if (!inside) image(row, column) = 0;
    }
  }
  return image;
}

/// A frame of the picture's own cells: its nearest ones, or those of the other side.
Tensor filled(const Tensor& image, int top, int bottom, int left, int right, bool around) {
  const int height = image.shape()[0];
  const int width = image.shape()[1];
  const auto inside = [around](int place, int size) {
    return around ? ((place % size) + size) % size : std::clamp(place, 0, size - 1);
  };
  Tensor padded({top + height + bottom, left + width + right});
  for (int row = 0; row < padded.shape()[0]; ++row) {
    for (int column = 0; column < padded.shape()[1]; ++column) {
      padded(row, column) = image(inside(row - top, height), inside(column - left, width));
    }
  }
  return padded;
}

}  // namespace

Tensor zero_pad(const Tensor& image, int top, int bottom, int left, int right) {
  if (over_the_picture) return painted_over(image, top, bottom, left, right);
  const int height = image.shape()[0];
  const int width = image.shape()[1];
  if (rows_only) left = right = 0;
  if (twice_top_and_left) {
    bottom = top;
    right = left;
  }
  if (before_sides_only) bottom = right = 0;
  if (edge_values || wrapped_around) {
    return filled(image, top, bottom, left, right, !!wrapped_around);
  }
  int rows = top + height + bottom;
  int columns = left + width + right;
  if (frame_turned) std::swap(rows, columns);
  int down = bottom_and_right ? bottom : top;
  int aside = bottom_and_right ? right : left;
  if (top_and_left) std::swap(down, aside);
  if (not_moved) down = aside = 0;
  Tensor padded({rows, columns});
  const int beyond = one_too_far ? 1 : 0;
  for (int row = 0; row < (square_rows ? width : height) + beyond - (last_row_missing ? 1 : 0);
       ++row) {
    for (int column = 0; column < beyond + (square_picture ? height : width); ++column) {
      padded(down + row, aside + column) = image(row, column);
    }
  }
  return padded;
}

namespace {

const Misconception not_padded(
    "convolve.not_padded",
    "You never pad: every answer is that of valid. Slide over the padded picture.", how_many);
const Misconception always_same("convolve.always_same",
                                "You always take same padding. Hand on the padding that you were "
                                "given.",
                                how_many);
const Misconception valid_padded("convolve.valid_padded",
                                 "You pad for valid, too, as for same. Valid means: no zeros.",
                                 how_many);
const Misconception rows_for_both(
    "convolve.rows_for_both",
    "You take the kernel's rows for both axes. Its columns, shape()[1], decide about left and "
    "right.",
    how_many);
const Misconception axes_exchanged(
    "convolve.axes_exchanged",
    "You exchange the axes: the kernel's rows decide about top and bottom, its columns about left "
    "and right.",
    how_many);
const Misconception before_and_after(
    "convolve.before_and_after",
    "You exchange before and after. Before is top and left, after is bottom and right.",
    even_kernel);
const Misconception before_on_both(
    "convolve.before_on_both",
    "You put the zeros of before on all four sides. For an even kernel after is one more.",
    even_kernel);
const Misconception sides_mixed(
    "convolve.sides_mixed",
    "You hand zero_pad its amounts in the wrong order. It wants top, bottom, left, right.",
    how_many);
const Misconception padded_twice(
    "convolve.padded_twice",
    "You add twice as many zeros as are needed on each side. padding_amounts counts each side by "
    "itself.",
    how_many);
const Misconception rows_padded_only("convolve.rows_only",
                                     "You add zeros above and below only. Columns of zeros go to "
                                     "the left and to the right, too.",
                                     how_many);
const Misconception flipped("convolve.flipped",
                            "You turn the kernel by half a turn. It lies on the padded picture as "
                            "it is.",
                            neighbours);

}  // namespace

Tensor convolve(const Tensor& image, const Tensor& kernel, Padding padding) {
  if (always_same || (valid_padded && padding == Padding::valid)) padding = Padding::same;
  Amounts rows = padding_amounts(kernel.shape()[0], padding);
  Amounts columns = padding_amounts(kernel.shape()[rows_for_both ? 0 : 1], padding);
  if (axes_exchanged) std::swap(rows, columns);
  if (before_on_both) {
    rows.after = rows.before;
    columns.after = columns.before;
  }
  if (before_and_after) {
    std::swap(rows.before, rows.after);
    std::swap(columns.before, columns.after);
  }
  if (sides_mixed) std::swap(rows.after, columns.before);
  if (rows_padded_only) columns = {0, 0};
  Tensor padded = image;
  const int times = not_padded ? 0 : padded_twice ? 2 : 1;
  for (int i = 0; i < times; ++i) {
    padded = zero_pad(padded, rows.before, rows.after, columns.before, columns.after);
  }
  Tensor laid_on = kernel;
  if (flipped) std::reverse(laid_on.begin(), laid_on.end());
  return slide(padded, laid_on);
}
