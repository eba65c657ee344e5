// Lesson 03: stops counted wrongly, steps that are not taken, or taken on one axis only.
#include "strides.hpp"

#include <algorithm>
#include <utility>

#include "misconceptions/misconception.hpp"

using convlings::AlsoNeeded;
using convlings::Misconception;

namespace {

const char* const example = "Worked example: a short stroke";
const char* const counting = "Counting the stops";

const Misconception first_stop_forgotten(
    "output_size.first_stop_forgotten",
    "You forget the first stop: room / stride counts the steps. There is one stop more than steps.",
    counting);
const Misconception rounded_up("output_size.rounded_up",
                               "You round up. What is left over is too short for a step, so round "
                               "down.",
                               counting);
const Misconception no_stop_unnoticed(
    "output_size.no_stop_unnoticed",
    "You count a stop where the kernel does not fit: -1 / 2 is 0 in C++. When the room is "
    "negative, the answer is 0.",
    counting);
const Misconception stride_ignored(
    "output_size.stride_ignored",
    "You count the places of stride 1. Only every stride-th of them is a stop.", counting);
const Misconception added_too_early(
    "output_size.added_too_early",
    "You add the 1 before you divide. Divide the room first; the first stop comes on top.",
    counting);
const Misconception kernel_forgotten(
    "output_size.kernel_forgotten",
    "You do not take off the kernel: room is before + input + after - kernel.", counting);
const Misconception input_over_stride(
    "output_size.input_over_stride",
    "You divide the input by the stride. Divide the room that the window has, and add the first "
    "stop.",
    counting);
const Misconception zeros_forgotten("output_size.zeros_forgotten",
                                    "You forget the zeros. Before and after count like cells.",
                                    counting);
const Misconception before_only("output_size.before_only",
                                "You forget the zeros after. They count like cells, as those "
                                "before.",
                                counting);
const Misconception after_only("output_size.after_only",
                               "You forget the zeros before. They count like cells, as those "
                               "after.",
                               counting);
const Misconception before_twice(
    "output_size.before_twice",
    "You count the zeros before twice. Before and after may differ: add both.", counting);

}  // namespace

int output_size(int input, int kernel, int stride, int before, int after) {
  if (zeros_forgotten) before = after = 0;
  if (before_only) after = 0;
  if (after_only) before = 0;
  if (before_twice) after = before;
  const int cells = before + input + after;
  const int room = kernel_forgotten ? cells : cells - kernel;
  if (room < 0 && !no_stop_unnoticed) return 0;
  if (input_over_stride) return input / stride;
  if (stride_ignored) return room + 1;
  if (added_too_early) return (room + 1) / stride;
  const int steps = rounded_up ? (room + stride - 1) / stride : room / stride;
  return first_stop_forgotten ? steps : steps + 1;
}

namespace {

const Misconception same_rounded_down(
    "padded_output_size.same_rounded_down",
    "You round down for same. Every cell gets its turn: input / stride is rounded up.", counting);
const Misconception same_as_input(
    "padded_output_size.same_as_input",
    "You answer with the input's size for same. That is so at stride 1 only: it is input / stride, "
    "rounded up.",
    counting);
const Misconception same_plus_one(
    "padded_output_size.same_plus_one",
    "You always add 1 for same. Round up: where the stride divides the input, nothing is added.",
    counting);
const Misconception same_half_kernel(
    "padded_output_size.same_half_kernel",
    "You pad kernel / 2 on both sides for same. For an even kernel that is a zero too many: "
    "answer input / stride, rounded up.",
    counting);
const Misconception same_like_valid(
    "padded_output_size.same_like_valid",
    "You count same as if there were no zeros. It is input / stride, rounded up.", counting);
const Misconception valid_like_same(
    "padded_output_size.valid_like_same",
    "You count valid like same. Valid has no zeros: the window stops only where it fits.",
    counting);
const Misconception valid_rounded_up(
    "padded_output_size.valid_rounded_up",
    "You round up for valid. What is left over is too short for a step, so round down.", counting);
const Misconception full_of_kernel("padded_output_size.full_of_kernel",
                                   "You put kernel zeros on both ends for full. It is kernel - 1.",
                                   counting);
const Misconception full_like_valid("padded_output_size.full_like_valid",
                                    "You count full as if there were no zeros. It has kernel - 1 "
                                    "on both ends.",
                                    counting);
const Misconception full_on_one_end("padded_output_size.full_on_one_end",
                                    "You put the zeros of full on one end only. It has kernel - 1 "
                                    "on both ends.",
                                    counting);

int stops_of_valid(int input, int kernel, int stride) {
  const int room = input - kernel;
  if (!valid_rounded_up || room < 0) return output_size(input, kernel, stride, 0, 0);
  return (room + stride - 1) / stride + 1;
}

int stops_of_same(int input, int kernel, int stride) {
  if (same_rounded_down) return input / stride;
  if (same_as_input) return input;
  if (same_plus_one) return input / stride + 1;
  if (same_half_kernel) return output_size(input, kernel, stride, kernel / 2, kernel / 2);
  if (same_like_valid) return output_size(input, kernel, stride, 0, 0);
  return (input + stride - 1) / stride;
}

}  // namespace

int padded_output_size(int input, int kernel, int stride, Padding padding) {
  if (padding == Padding::same || (valid_like_same && padding == Padding::valid)) {
    return stops_of_same(input, kernel, stride);
  }
  if (padding == Padding::valid) return stops_of_valid(input, kernel, stride);
  const int zeros = full_like_valid ? 0 : full_of_kernel ? kernel : kernel - 1;
  return output_size(input, kernel, stride, zeros, full_on_one_end ? 0 : zeros);
}

namespace {

const Misconception stride_forgotten(
    "same_padding.stride_forgotten",
    "You always share out kernel - 1 zeros, as at stride 1. The windows reach over (stops - 1) · "
    "stride + kernel cells; fill what the input lacks.",
    counting);
const Misconception below_none("same_padding.below_none",
                               "You return a negative number of zeros. When the windows stay "
                               "inside, the answer is 0.",
                               counting);
const Misconception odd_before("same_padding.odd_before",
                               "You put the odd zero before. It goes after: before is the half, "
                               "rounded down.",
                               counting);
const Misconception all_after("same_padding.all_after",
                              "You put all zeros after. Half of them, rounded down, go before.",
                              counting);
const Misconception both_rounded_down(
    "same_padding.both_rounded_down",
    "You round both halves down and lose the odd zero. The rest of the total goes after.",
    counting);
const Misconception both_rounded_up(
    "same_padding.both_rounded_up",
    "You round both halves up: one zero too many where the total is odd. Before is rounded down.",
    counting);
const Misconception total_on_both("same_padding.total_on_both",
                                  "You put all zeros on both ends. Half of them go before, the "
                                  "rest after.",
                                  counting);
const Misconception stops_for_steps(
    "same_padding.stops_for_steps",
    "You multiply all stops by the stride. The first stop needs no step: (stops - 1) · stride + "
    "kernel.",
    counting);
const Misconception never_any("same_padding.never_any",
                              "You never add a zero. The windows reach over (stops - 1) · stride + "
                              "kernel cells; fill what the input lacks.",
                              counting);
const Misconception half_of_kernel("same_padding.half_of_kernel",
                                   "You put kernel / 2 zeros on both ends. How many are needed "
                                   "depends on input and stride, too.",
                                   counting);

}  // namespace

Amounts same_padding(int input, int kernel, int stride) {
  if (never_any) return {0, 0};
  if (half_of_kernel) return {kernel / 2, kernel / 2};
  const int stops = padded_output_size(input, kernel, stride, Padding::same);
  const int steps = stops_for_steps ? stops : stops - 1;
  const int reach = steps * stride + kernel;
  int total = stride_forgotten ? kernel - 1 : reach - input;
  if (total < 0 && !below_none) total = 0;
  if (total_on_both) return {total, total};
  if (all_after) return {0, total};
  const int half = both_rounded_up ? (total + 1) / 2 : total / 2;
  const int rest = both_rounded_up || both_rounded_down ? half : total - half;
  return odd_before ? Amounts{rest, half} : Amounts{half, rest};
}

namespace {

const Misconception always_stride_1(
    "strided_convolution.always_stride_1",
    "You do not use the stride: this is the answer of stride 1. Only the stops are computed.",
    example);
const Misconception starts_unstrided(
    "strided_convolution.starts_unstrided",
    "Your answer has the right size, but its windows start at neighbouring cells. Stop number row "
    "starts at row · stride.",
    example);
const Misconception rows_only(
    "strided_convolution.rows_only",
    "You take steps of stride downwards only. To the right the step is just as long.", example);
const Misconception columns_start_unstrided(
    "strided_convolution.columns_start_unstrided",
    "You multiply only the row by the stride. The window's column starts at column · stride.",
    example);
const Misconception dilated(
    "strided_convolution.dilated",
    "You multiply i and j by the stride, too. Only the start of the window jumps: row · stride + "
    "i.",
    example);
const Misconception starts_at_stride(
    "strided_convolution.starts_at_stride",
    "Your first window starts at cell stride. The first stop is at 0: row · stride + i.", example);
const Misconception last_window_outside(
    "strided_convolution.last_window_outside",
    "You round the number of stops up, so the last window runs past the border. Round down.",
    counting);
const Misconception one_too_far("strided_convolution.one_too_far",
                                "Your window makes one stop too many and leaves the image. The "
                                "stops are counted from 0: row < rows.",
                                counting);
const Misconception one_too_few("strided_convolution.one_too_few",
                                "Your answer lacks its last row and column: room / stride steps "
                                "make one stop more.",
                                counting);
const Misconception output_turned(
    "strided_convolution.output_turned",
    "You make the answer (width, height). The rows come first: (height, width).", counting);
const Misconception square_kernel(
    "strided_convolution.square_kernel",
    "You take as many columns of the kernel as it has rows. A kernel need not be square: columns "
    "are kernel.shape()[1].",
    counting);
const Misconception steps_of_kernel("strided_convolution.steps_of_kernel",
                                    "You move the window by its own size. It moves by stride.",
                                    example);
const Misconception flipped("strided_convolution.flipped",
                            "You turn the kernel by half a turn. Window cell (i, j) belongs to "
                            "kernel(i, j).",
                            example);
const Misconception transposed(
    "strided_convolution.transposed",
    "You exchange row and column of the kernel. Window cell (i, j) belongs to kernel(i, j).",
    example);
const Misconception only_last_product(
    "strided_convolution.only_last_product",
    "You set each answer to its last product in place of adding all of them up. Use +=.", example);
const Misconception carried_on(
    "strided_convolution.carried_on",
    "Your sum goes on from one stop to the next. It starts at 0 again for every output cell.",
    example);

const AlsoNeeded kernels_of_any_size(
    "strided_convolution: random images, kernels and strides",
    "only here a kernel may be higher than wide and smaller or larger than its stride");

int stops_along(int input, int kernel, int stride) {
  const int room = input - kernel;
  if (last_window_outside && room >= 0) return (room + stride - 1) / stride + 1;
  return output_size(input, kernel, stride, 0, 0) - (one_too_few ? 1 : 0);
}

}  // namespace

Tensor strided_convolution(const Tensor& image, const Tensor& kernel, int stride) {
  const int k_rows = kernel.shape()[0];
  const int k_columns = kernel.shape()[square_kernel ? 0 : 1];
  const int row_stride = always_stride_1 ? 1 : stride;
  const int column_stride = always_stride_1 || rows_only ? 1 : stride;
  const int rows = stops_along(image.shape()[0], k_rows, row_stride);
  const int columns = stops_along(image.shape()[1], k_columns, column_stride);
  const int row_step = steps_of_kernel ? k_rows : starts_unstrided ? 1 : row_stride;
  const int column_step = steps_of_kernel                               ? k_columns
                          : starts_unstrided || columns_start_unstrided ? 1
                                                                        : column_stride;
  const int row_spread = dilated ? row_stride : 1;
  const int column_spread = dilated ? column_stride : 1;
  const int late = starts_at_stride ? stride : 0;
  Tensor output(output_turned ? cnn::Shape{columns, rows} : cnn::Shape{rows, columns});
  const int beyond = one_too_far ? 1 : 0;
  float sum = 0;
  for (int row = 0; row < rows + beyond; ++row) {
    for (int column = 0; column < columns + beyond; ++column) {
      if (!carried_on) sum = 0;
      for (int i = 0; i < k_rows; ++i) {
        for (int j = 0; j < k_columns; ++j) {
          int k_row = flipped ? k_rows - 1 - i : i;
          int k_column = flipped ? k_columns - 1 - j : j;
          if (transposed) std::swap(k_row, k_column);
          const float cell = image(row * row_step + late + i * row_spread,
                                   column * column_step + late + j * column_spread);
          if (only_last_product) sum = 0;
          sum += cell * kernel(k_row, k_column);
        }
      }
      output(row, column) = sum;
    }
  }
  return output;
}
