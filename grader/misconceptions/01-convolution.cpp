// Lesson 01: the kernel upside down, windows that end too early, sums that do not add up.
#include "convolution.hpp"

#include <cmath>

#include "misconceptions/misconception.hpp"

using convlings::Misconception;

namespace {

const char* const example = "Worked example: finding an edge";
const char* const two_meanings = "One word, two meanings";
const char* const other_kernels = "What other kernels do";

const Misconception kept_last(
    "patch_times_kernel.kept_last",
    "You set the sum to each product in place of adding it, so only the last product is left. Use "
    "+= and start at 0.",
    example);
const Misconception started_at_one("patch_times_kernel.started_at_one",
                                   "Your sum starts at 1. A sum starts at 0.", example);
const Misconception added(
    "patch_times_kernel.added",
    "You add patch cell and kernel cell. Each pair is multiplied; the products are added.",
    example);
const Misconception multiplied_up(
    "patch_times_kernel.multiplied_up",
    "You multiply the products with each other. Multiply within a pair, then add the pairs up.",
    example);
const Misconception patch_flipped(
    "patch_times_kernel.flipped",
    "You read the kernel from its end to its beginning. Patch cell (i, j) belongs to kernel cell "
    "(i, j): nothing is turned here.",
    two_meanings);
const Misconception patch_transposed(
    "patch_times_kernel.transposed",
    "You exchange row and column in one of the two: patch(i, j) belongs to kernel(i, j), not to "
    "kernel(j, i).",
    example);
const Misconception averaged(
    "patch_times_kernel.averaged",
    "You divide by the number of cells. The answer is the sum itself; an average comes only from a "
    "kernel whose weights are fractions.",
    other_kernels);
const Misconception last_row_left_out(
    "patch_times_kernel.last_row_left_out",
    "Your loop over the rows stops one row too early. It runs while i < the number of rows.",
    example);
const Misconception first_row_only(
    "patch_times_kernel.first_row_only",
    "You add up the first row only. Does your return stand inside the loop over the rows?",
    example);
const Misconception last_column_left_out(
    "patch_times_kernel.last_column_left_out",
    "Your loop over the columns stops one column too early. It runs while j < the number of "
    "columns.",
    example);
const Misconception patch_left("patch_times_kernel.one_too_far",
                               "Your loops run one cell too far and leave the patch. Cells are "
                               "counted from 0: i < rows, j < columns.",
                               example);
const Misconception square_patch(
    "patch_times_kernel.square",
    "You take the number of rows for that of columns, too. shape()[0] counts the rows, shape()[1] "
    "the columns.",
    example);
const Misconception whole_sum("patch_times_kernel.whole_sum",
                              "Your sum is a whole number: what stands behind the point is lost. "
                              "Make it a float.",
                              example);

}  // namespace

float patch_times_kernel(const Tensor& patch, const Tensor& kernel) {
  const int rows = kernel.shape()[0];
  const int columns = square_patch ? rows : kernel.shape()[1];
  const int beyond = patch_left ? 1 : 0;
  float sum = started_at_one || multiplied_up ? 1 : 0;
  const int last = first_row_only ? 1 : rows + beyond - (last_row_left_out ? 1 : 0);
  for (int i = 0; i < last; ++i) {
    for (int j = 0; j < columns + beyond - (last_column_left_out ? 1 : 0); ++j) {
      const float weight = patch_transposed ? kernel(j, i)
                           : patch_flipped  ? kernel(rows - 1 - i, columns - 1 - j)
                                            : kernel(i, j);
      const float product = added ? patch(i, j) + weight : patch(i, j) * weight;
      if (kept_last) {
        sum = product;
      } else if (multiplied_up) {
        sum *= product;
      } else {
        sum += product;
      }
      if (whole_sum) sum = std::trunc(sum);
    }
  }
  return averaged ? sum / static_cast<float>(rows * columns) : sum;
}

namespace {

const Misconception flipped(
    "slide.flipped",
    "You turn the kernel upside down and left to right. Window cell (i, j) belongs to kernel cell "
    "(i, j), as in all deep-learning libraries.",
    two_meanings);
const Misconception upside_down("slide.upside_down",
                                "You read the kernel's rows from the bottom up. Its first row lies "
                                "on the first row of the window.",
                                two_meanings);
const Misconception mirrored("slide.mirrored",
                             "You read the kernel's columns from right to left. Its first column "
                             "lies on the first column of the window.",
                             two_meanings);
const Misconception transposed(
    "slide.transposed",
    "You exchange row and column of the kernel: image(row + i, column + j) belongs to kernel(i, "
    "j), not to kernel(j, i).",
    example);
const Misconception size_of_image(
    "slide.size_of_image",
    "Your answer is as large as the image. The window must fit inside: height - rows + 1 rows and "
    "width - columns + 1 columns.",
    example);
const Misconception one_too_few(
    "slide.one_too_few",
    "Your answer lacks its last row and column. Between first and last place there are height - "
    "rows + 1 places, not height - rows.",
    example);
const Misconception swapped_axes(
    "slide.swapped_axes",
    "You exchange height and width of the answer. shape()[0] is the number of rows, shape()[1] "
    "that of columns.",
    example);
const Misconception in_steps_of_kernel(
    "slide.in_steps_of_kernel",
    "You move the window by its own size. It moves by one cell, so neighbouring windows overlap.",
    example);
const Misconception same_window(
    "slide.same_window",
    "You read the same corner of the image at every place. Add the output cell: image(row + i, "
    "column + j).",
    example);
const Misconception only_last_product(
    "slide.only_last_product",
    "You set each answer to its last product in place of adding all of them up. Use +=.", example);
const Misconception sum_carried_on(
    "slide.sum_carried_on",
    "Your sum goes on from one place to the next. It starts at 0 again for every output cell.",
    example);
const Misconception one_too_far("slide.one_too_far",
                                "Your window goes one place too far and leaves the image. There "
                                "are height - rows + 1 places downwards, counted from 0.",
                                example);
const Misconception square_kernel(
    "slide.square_kernel",
    "You take as many columns of the kernel as it has rows. A kernel need not be square: columns "
    "are kernel.shape()[1].",
    example);

}  // namespace

Tensor slide(const Tensor& image, const Tensor& kernel) {
  const int k_rows = kernel.shape()[0];
  const int k_columns = square_kernel ? k_rows : kernel.shape()[1];
  int rows = image.shape()[0] - k_rows + (one_too_few ? 0 : 1);
  int columns = image.shape()[1] - k_columns + (one_too_few ? 0 : 1);
  if (swapped_axes) std::swap(rows, columns);
  Tensor output(size_of_image ? image.shape() : cnn::Shape{rows, columns});
  const int row_step = in_steps_of_kernel ? k_rows : same_window ? 0 : 1;
  const int column_step = in_steps_of_kernel ? k_columns : same_window ? 0 : 1;
  const int beyond = one_too_far ? 1 : 0;
  float sum = 0;
  for (int row = 0; row < rows + beyond; ++row) {
    for (int column = 0; column < columns + beyond; ++column) {
      if (!sum_carried_on) sum = 0;
      for (int i = 0; i < k_rows; ++i) {
        for (int j = 0; j < k_columns; ++j) {
          const float weight = transposed    ? kernel(j, i)
                               : flipped     ? kernel(k_rows - 1 - i, k_columns - 1 - j)
                               : upside_down ? kernel(k_rows - 1 - i, j)
                               : mirrored    ? kernel(i, k_columns - 1 - j)
                                             : kernel(i, j);
          const float cell = image(row * row_step + i, column * column_step + j);
          if (only_last_product) sum = 0;
          sum += cell * weight;
        }
      }
      output(row, column) = sum;
    }
  }
  return output;
}

namespace {

const Misconception row_and_column(
    "symbolic_cell.row_and_column",
    "You exchange row and column. symbolic_cell(0, 1) is the place one step to the right.",
    example);
const Misconception always_top_left("symbolic_cell.always_top_left",
                                    "You write the letters of the top left place for every place. "
                                    "Row and column say where the window lies.",
                                    example);
const Misconception row_left_out(
    "symbolic_cell.row_left_out",
    "Your letters do not depend on the row. One row down, the window lies on the next row's "
    "letters.",
    example);
const Misconception column_left_out(
    "symbolic_cell.column_left_out",
    "Your letters do not depend on the column. One column on, the window lies on the next letter.",
    example);
const Misconception column_by_column(
    "symbolic_cell.column_by_column",
    "You go down the columns first. Reading order is along the rows: f1, f2, then f3, f4.",
    example);
const Misconception letters_flipped(
    "symbolic_cell.flipped",
    "Your kernel lies the wrong way round, f4 first. Nothing is turned: f1 meets the window's top "
    "left letter.",
    two_meanings);
const Misconception image_first("symbolic_cell.image_first",
                                "Your products are right, but the kernel's letter comes first: "
                                "f1*a.",
                                example);
const Misconception without_spaces("symbolic_cell.without_spaces",
                                   "Your products are joined without spaces. Join them with \" + "
                                   "\".",
                                   example);

}  // namespace

std::string symbolic_cell(int row, int column) {
  const std::string image[3][3] = {{"a", "b", "c"}, {"d", "e", "g"}, {"h", "j", "k"}};
  const std::string kernel[2][2] = {{"f1", "f2"}, {"f3", "f4"}};
  if (row_and_column) std::swap(row, column);
  if (always_top_left || row_left_out) row = 0;
  if (always_top_left || column_left_out) column = 0;
  std::string text;
  for (int place = 0; place < 4; ++place) {
    const int i = column_by_column ? place % 2 : place / 2;
    const int j = column_by_column ? place / 2 : place % 2;
    const std::string& weight = letters_flipped ? kernel[1 - i][1 - j] : kernel[i][j];
    const std::string& cell = image[row + i][column + j];
    if (place > 0) text += without_spaces ? "+" : " + ";
    text.append(image_first ? cell : weight).append("*").append(image_first ? weight : cell);
  }
  return text;
}

namespace {

const Misconception all_ones("box_blur_kernel.all_ones",
                             "Your weights are all 1, so they add up to the number of cells. For "
                             "an average they add up to 1.",
                             other_kernels);
const Misconception one_over_size("box_blur_kernel.one_over_size",
                                  "You divide by size. A size x size kernel has size * size cells.",
                                  other_kernels);
const Misconception integer_division(
    "box_blur_kernel.integer_division",
    "You divide whole numbers, and 1 / 4 is 0 for them. Write 1.0F / …", other_kernels);
const Misconception always_nine("box_blur_kernel.always_nine",
                                "You always divide by 9. That is right for a 3x3 kernel only.",
                                other_kernels);
const Misconception in_one_row("box_blur_kernel.in_one_row",
                               "Your kernel is one long row. It has size rows and size columns.",
                               other_kernels);
const Misconception centre_only(
    "box_blur_kernel.centre_only",
    "Only the cell in the middle has a weight. An average gives every cell the same.",
    other_kernels);

}  // namespace

Tensor box_blur_kernel(int size) {
  const int cells = always_nine ? 9 : one_over_size ? size : size * size;
  Tensor kernel(in_one_row ? cnn::Shape{1, size * size} : cnn::Shape{size, size});
  const float weight = all_ones                       ? 1.0F
                       : integer_division && size > 1 ? 0.0F
                                                      : 1.0F / static_cast<float>(cells);
  for (float& cell : kernel) cell = centre_only ? 0 : weight;
  if (centre_only) kernel(size / 2, size / 2) = 1;
  return kernel;
}

namespace {

const Misconception not_turned("true_convolution.not_turned",
                               "You slide the kernel as it is. The mathematicians' convolution "
                               "turns it by half a turn first.",
                               two_meanings);
const Misconception rows_only("true_convolution.rows_only",
                              "You turn the kernel upside down only. Half a turn reverses the "
                              "columns, too.",
                              two_meanings);
const Misconception columns_only("true_convolution.columns_only",
                                 "You turn the kernel left to right only. Half a turn reverses "
                                 "the rows, too.",
                                 two_meanings);
const Misconception kernel_transposed(
    "true_convolution.transposed",
    "You exchange the kernel's rows and columns. Half a turn keeps a row a row: cell (i, j) comes "
    "from (rows - 1 - i, columns - 1 - j).",
    two_meanings);
const Misconception image_turned("true_convolution.image_turned",
                                 "You turn the image. It is the kernel that is turned.",
                                 two_meanings);
const Misconception sign_changed(
    "true_convolution.sign_changed",
    "You change the sign of the answer. That happens to be right for the edge kernel; turn the "
    "kernel instead.",
    two_meanings);
const Misconception quarter_turn("true_convolution.quarter_turn",
                                 "You turn the kernel by a quarter. It is turned by a half: the "
                                 "last cell comes first.",
                                 two_meanings);
const Misconception middle_row_kept(
    "true_convolution.middle_row_kept",
    "You leave the kernel's middle row as it is. Half a turn reverses it, too, from left to right.",
    two_meanings);

Tensor half_turn(const Tensor& kernel) {
  const int rows = kernel.shape()[0];
  const int columns = kernel.shape()[1];
  Tensor turned({rows, columns});
  for (int i = 0; i < rows; ++i) {
    for (int j = 0; j < columns; ++j) {
      const bool kept = middle_row_kept && 2 * i == rows - 1;
      turned(i, j) = kept
                         ? kernel(i, j)
                         : kernel(columns_only ? i : rows - 1 - i, rows_only ? j : columns - 1 - j);
    }
  }
  return turned;
}

Tensor exchanged(const Tensor& kernel, bool turn) {
  const int rows = kernel.shape()[0];
  const int columns = kernel.shape()[1];
  Tensor result({columns, rows});
  for (int i = 0; i < rows; ++i) {
    for (int j = 0; j < columns; ++j) result(j, turn ? rows - 1 - i : i) = kernel(i, j);
  }
  return result;
}

}  // namespace

Tensor true_convolution(const Tensor& image, const Tensor& kernel) {
  if (kernel_transposed || quarter_turn) return slide(image, exchanged(kernel, !!quarter_turn));
  if (image_turned) return slide(half_turn(image), kernel);
  Tensor answer = slide(image, not_turned || sign_changed ? kernel : half_turn(kernel));
  if (sign_changed) {
    for (float& cell : answer) cell = -cell;
  }
  return answer;
}
