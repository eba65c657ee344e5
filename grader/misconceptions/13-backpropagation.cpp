// Lesson 13: sums that are overwritten, factors that are forgotten, winners that did not win.
#include "backpropagation.hpp"

#include <algorithm>
#include <array>

#include "misconceptions/misconception.hpp"

using convlings::AlsoNeeded;
using convlings::Misconception;

namespace {

const char* const example = "Worked example: one unit";
const char* const measure = "Do not believe it, measure it";
const char* const layers = "The layers";

Tensor as_list(const Tensor& tensor) { return tensor.reshaped({static_cast<int>(tensor.size())}); }

void multiply(Tensor& tensor, float by) {
  for (float& cell : tensor) cell *= by;
}

const Misconception wrong_side(
    "relu_gradient.wrong_side",
    "You let d_output through where relu answered 0, and stop it where the value is above 0. It is "
    "the other way round.",
    layers);
const Misconception asks_d_output(
    "relu_gradient.asks_d_output",
    "You cut off what is negative in d_output. The value that went into relu decides, not the sign "
    "of d_output.",
    layers);
const Misconception cut_as_well(
    "relu_gradient.cut_as_well",
    "You stop d_output where it is negative, too. Only the value decides; a negative d_output goes "
    "through an open relu as it is.",
    layers);
const Misconception slope_alone("relu_gradient.slope_alone",
                                "You answer the slope of relu, 1 or 0. Multiply it by d_output: "
                                "what came back goes on.",
                                layers);
const Misconception zero_passes(
    "relu_gradient.zero_passes",
    "You let d_output through where the value is exactly 0. It passes only where the value is "
    "above 0: use > 0, not >= 0.",
    layers);
const Misconception times_value("relu_gradient.times_value",
                                "You multiply d_output by the value itself. Where the value is "
                                "above 0, d_output goes back as it is.",
                                layers);
const Misconception everything_through(
    "relu_gradient.everything_through",
    "You give d_output back everywhere. Where the value is not above 0 relu answered 0, and "
    "nothing goes back.",
    layers);
const Misconception sign_turned_below(
    "relu_gradient.sign_turned_below",
    "You turn the sign of d_output where the value is below 0: that is the way back through |x|. "
    "Through relu nothing comes back there.",
    layers);
const Misconception leaky("relu_gradient.leaky",
                          "You let a hundredth of d_output through where the value is below 0. "
                          "That is another function, leaky relu; here it is 0.",
                          layers);
const Misconception whole_numbers(
    "relu_gradient.whole_numbers",
    "You treat values between 0 and 1 as if they were 0, as an int does. Keep them as float: 0.5 "
    "is above 0.",
    layers);
const Misconception relu_list("relu_gradient.list",
                              "Your numbers stand in one long list. The gradient has the shape of "
                              "the values: begin with a copy of d_output.",
                              layers);

const AlsoNeeded random_maps("relu_gradient: random maps, against differences of a reference relu",
                             "it measures the gradient instead of trusting the rule, on numbers "
                             "nobody can foresee");

}  // namespace

Tensor relu_gradient(const Tensor& values, const Tensor& d_output) {
  Tensor d_values = d_output;
  for (int i = 0; i < values.size(); ++i) {
    const float exact = values.data()[i];
    const float value = whole_numbers ? static_cast<float>(static_cast<int>(exact)) : exact;
    const float back = d_output.data()[i];
    const bool above = asks_d_output ? back > 0 : zero_passes ? value >= 0 : value > 0;
    bool open = wrong_side ? !above : above;
    if (cut_as_well && back < 0) open = false;
    float below = 0;
    if (leaky && value < 0) below = 0.01F * back;
    if (sign_turned_below && value < 0) below = -back;
    float passed = slope_alone ? 1 : back;
    if (times_value) passed *= value;
    d_values.data()[i] = open || everything_through ? passed : below;
  }
  return relu_list ? as_list(d_values) : d_values;
}

namespace {

const Misconception forwards_only(
    "numeric_gradient.forwards_only",
    "You measure from the cell itself up to epsilon above it. Measure on both sides, and divide by "
    "the whole distance, 2 · epsilon.",
    measure);
const Misconception backwards_only(
    "numeric_gradient.backwards_only",
    "You measure from epsilon below the cell up to the cell itself. Measure on both sides, and "
    "divide by the whole distance, 2 · epsilon.",
    measure);
const Misconception lower_is_middle(
    "numeric_gradient.lower_is_middle",
    "Your lower loss is taken at the cell as it was. Set it to at's number minus epsilon before "
    "you ask the loss again.",
    measure);
const Misconception by_epsilon("numeric_gradient.by_epsilon",
                               "You divide by epsilon. The two cells are 2 · epsilon apart.",
                               measure);
const Misconception by_two("numeric_gradient.by_two",
                           "You divide by 2 only. The two cells are 2 · epsilon apart.", measure);
const Misconception without_brackets(
    "numeric_gradient.without_brackets",
    "You divide by 2 and then multiply by epsilon. Put the divisor in brackets: / (2 * epsilon).",
    measure);
const Misconception not_divided("numeric_gradient.not_divided",
                                "You answer the difference of the two losses. Divide it by the "
                                "distance between the two cells, 2 · epsilon.",
                                measure);
const Misconception below_minus_above(
    "numeric_gradient.below_minus_above",
    "Your sign is turned: you take the upper loss from the lower. It is above - below.", measure);
const Misconception all_moved("numeric_gradient.all_moved",
                              "You move all cells at once. Move one cell, ask the loss twice, put "
                              "it back, and go on to the next.",
                              measure);
const Misconception not_put_back(
    "numeric_gradient.not_put_back",
    "You leave each cell at its lower place when you go on to the next. Put it back as it was in "
    "`at`, so that only one cell is ever moved.",
    measure);
const Misconception tiny_step("numeric_gradient.tiny_step",
                              "Your step is 0.0000001, so small that floats hardly see it. Take "
                              "the epsilon that is handed in.",
                              measure);
const Misconception own_step("numeric_gradient.own_step",
                             "Your step is always 0.01. Take the epsilon that is handed in.",
                             measure);
const Misconception first_axis(
    "numeric_gradient.first_axis",
    "You stop after shape()[0] cells: that is the length of the first axis. All cells are "
    "at.size().",
    measure);
const Misconception numeric_list("numeric_gradient.list",
                                 "Your numbers stand in one long list. The gradient has the shape "
                                 "of `at`: Tensor gradient(at.shape()).",
                                 measure);

}  // namespace

Tensor numeric_gradient(const Loss& loss, const Tensor& at, float epsilon) {
  const float step = tiny_step ? 1e-7F : own_step ? 0.01F : epsilon;
  Tensor gradient(at.shape());
  Tensor moved = at;
  const auto set = [&](int i, float by) {
    if (all_moved) {
      for (int k = 0; k < at.size(); ++k) moved.data()[k] = at.data()[k] + by;
    } else {
      moved.data()[i] = at.data()[i] + by;
    }
  };
  const int cells = first_axis ? at.shape()[0] : static_cast<int>(at.size());
  for (int i = 0; i < cells; ++i) {
    set(i, backwards_only ? 0 : step);
    const double above = loss(moved);
    set(i, forwards_only || lower_is_middle ? 0 : -step);
    const double below = loss(moved);
    if (!not_put_back) set(i, 0);
    const bool one_side = forwards_only || backwards_only;
    const double distance = not_divided                                    ? 1.0
                            : by_two                                       ? 2.0
                            : without_brackets                             ? 2.0 / step
                            : by_epsilon || (one_side && !lower_is_middle) ? 1.0 * step
                                                                           : 2.0 * step;
    const double difference = below_minus_above ? below - above : above - below;
    gradient.data()[i] = static_cast<float>(difference / distance);
  }
  return numeric_list ? as_list(gradient) : gradient;
}

namespace {

const Misconception bias_forgotten("dense.bias_forgotten",
                                   "You never add the bias. Start each sum with bias(unit).",
                                   layers);
const Misconception bias_per_input(
    "dense.bias_per_input",
    "You add the bias once for every input. Add it once for each output, outside of the innermost "
    "loop.",
    layers);
const Misconception bias_of_example(
    "dense.bias_of_example",
    "You take the bias by the number of the example. Each unit has its own: bias(unit).", layers);
const Misconception always_first("dense.always_first",
                                 "You read example 0 for every row. Row b of the answer belongs "
                                 "to row b of the input: input(b, i).",
                                 layers);
const Misconception only_first("dense.only_first",
                               "You fill the first row only. Every example gets a row: loop over "
                               "input.shape()[0].",
                               layers);
const Misconception overwritten(
    "dense.overwritten",
    "You set each output to its last product in place of adding up bias and products. Use +=.",
    layers);
const Misconception carried_on("dense.carried_on",
                               "Your sum goes on from one output to the next. It starts again with "
                               "bias(unit) for every output.",
                               layers);
const Misconception kernel_turned(
    "dense.kernel_turned",
    "You exchange the kernel's indices. Its rows belong to the inputs: kernel(i, unit).", layers);
const Misconception output_turned("dense.output_turned",
                                  "Your answer has a row for each unit. It has a row for each "
                                  "example: shape (examples, units), output(b, unit).",
                                  layers);
const Misconception averaged("dense.averaged",
                             "You divide the products by the number of inputs. The output is their "
                             "sum, not a mean.",
                             layers);
const Misconception last_input_left_out(
    "dense.last_input_left_out",
    "Your innermost loop leaves the last input out. It runs while i < input.shape()[1].", layers);
const Misconception inputs_as_units(
    "dense.inputs_as_units",
    "You add up as many products as there are units. There is one for each input: i < "
    "input.shape()[1].",
    layers);
const Misconception relu_behind("dense.relu_behind",
                                "You turn negative outputs into 0. This layer has no relu: the sum "
                                "is the answer.",
                                layers);

}  // namespace

Tensor dense(const Tensor& input, const Tensor& kernel, const Tensor& bias) {
  const int examples = input.shape()[0];
  const int n = input.shape()[1];
  const int units = kernel.shape()[1];
  Tensor output({examples, units});
  float sum = 0;
  for (int b = 0; b < (only_first ? 1 : examples); ++b) {
    for (int unit = 0; unit < units; ++unit) {
      const float weight_of_bias = bias_forgotten ? 0 : bias(bias_of_example ? b : unit);
      sum = (carried_on ? sum : 0) + (bias_per_input ? 0 : weight_of_bias);
      const int all = inputs_as_units ? std::min(units, n) : n;
      for (int i = 0; i < (last_input_left_out ? all - 1 : all); ++i) {
        const float weight = kernel_turned ? kernel(unit, i) : kernel(i, unit);
        if (overwritten) sum = 0;
        sum += input(always_first ? 0 : b, i) * weight / (averaged ? static_cast<float>(n) : 1);
        if (bias_per_input && !overwritten) sum += weight_of_bias;
      }
      output(b, unit) = relu_behind ? std::max(sum, 0.0F) : sum;
    }
  }
  if (!output_turned) return output;
  Tensor turned({units, examples});
  for (int b = 0; b < examples; ++b) {
    for (int unit = 0; unit < units; ++unit) turned(unit, b) = output(b, unit);
  }
  return turned;
}

namespace {

const Misconception kernel_without_d_output(
    "dense_gradients.kernel_without_d_output",
    "Your d_kernel adds up inputs alone. Each product hands back d_output(b, unit) times the "
    "input.",
    layers);
const Misconception input_without_d_output(
    "dense_gradients.input_without_d_output",
    "Your d_input adds up weights alone. Each product hands back d_output(b, unit) times the "
    "weight.",
    layers);
const Misconception only_d_output(
    "dense_gradients.only_d_output",
    "You hand d_output back as it is, to d_input and to d_kernel. A product hands it to each "
    "factor times the other one.",
    example);
const Misconception d_output_to_input(
    "dense_gradients.d_output_to_input",
    "You hand d_output to d_input as it is. The product hands it back times the other factor, the "
    "weight: d_output(b, unit) · kernel(i, unit).",
    example);
const Misconception d_output_to_kernel(
    "dense_gradients.d_output_to_kernel",
    "You hand d_output to d_kernel as it is. The product hands it back times the other factor, the "
    "input: d_output(b, unit) · input(b, i).",
    example);
const Misconception own_factors(
    "dense_gradients.own_factors",
    "You multiply d_output by the factor itself. It is the other one: d_input gets the weight, "
    "d_kernel gets the input.",
    example);
const Misconception d_kernel_turned(
    "dense_gradients.d_kernel_turned",
    "Your d_kernel is (units, n). It has the shape of the kernel: (n, units), d_kernel(i, unit).",
    layers);
const Misconception d_kernel_indices(
    "dense_gradients.d_kernel_indices",
    "You exchange the indices of d_kernel. Its shape is (n, units), so it is d_kernel(i, unit).",
    layers);
const Misconception kernel_indices(
    "dense_gradients.kernel_indices",
    "You exchange the kernel's indices in d_input. It is d_output(b, unit) · kernel(i, unit).",
    layers);
const Misconception d_kernel_divided(
    "dense_gradients.d_kernel_divided",
    "You divide d_kernel by the number of examples. The loss is a mean, so that division is in "
    "d_output already.",
    layers);
const Misconception d_input_divided("dense_gradients.d_input_divided",
                                    "You divide d_input by the number of examples. The loss is a "
                                    "mean, so that division is in d_output already.",
                                    layers);
const Misconception all_divided(
    "dense_gradients.all_divided",
    "You divide all three by the number of examples. The loss is a mean, so that division is in "
    "d_output already.",
    layers);
const Misconception d_bias_mean(
    "dense_gradients.d_bias_mean",
    "You divide d_bias by the number of examples. The loss is a mean, so that division is in "
    "d_output already.",
    layers);
const Misconception weights_divided(
    "dense_gradients.weights_divided",
    "You divide d_kernel and d_bias by the number of examples. The loss is a mean, so that "
    "division is in d_output already.",
    layers);
const Misconception d_kernel_overwritten(
    "dense_gradients.d_kernel_overwritten",
    "Your d_kernel keeps what the last example says. A weight is used for every example: add up "
    "with +=.",
    layers);
const Misconception d_input_overwritten(
    "dense_gradients.d_input_overwritten",
    "Your d_input keeps what the last unit says. An input is used by every unit: add up with +=.",
    layers);
const Misconception d_bias_overwritten(
    "dense_gradients.d_bias_overwritten",
    "Your d_bias keeps what the last example says. The bias is used for every example: add up with "
    "+=.",
    layers);
const Misconception d_bias_counts(
    "dense_gradients.d_bias_counts",
    "Your d_bias counts the examples. The bias was added with no factor, so it gets d_output(b, "
    "unit) as it is.",
    layers);
const Misconception d_bias_per_input(
    "dense_gradients.d_bias_per_input",
    "You add d_output to d_bias once for every input. The bias was added once for each output: "
    "move that line out of the innermost loop.",
    layers);
const Misconception d_bias_empty("dense_gradients.d_bias_empty",
                                 "Your d_bias stays 0. It adds up d_output(b, unit) over all "
                                 "examples.",
                                 layers);
const Misconception d_input_empty(
    "dense_gradients.d_input_empty",
    "Your d_input stays 0. Each product adds d_output(b, unit) · kernel(i, unit) to d_input(b, i).",
    layers);
const Misconception d_kernel_empty("dense_gradients.d_kernel_empty",
                                   "Your d_kernel stays 0. Each product adds d_output(b, unit) · "
                                   "input(b, i) to d_kernel(i, unit).",
                                   layers);
const Misconception d_bias_row(
    "dense_gradients.d_bias_row",
    "Your d_bias is a table of one row. It has the shape of the bias, a list: (units,).", layers);
const Misconception turned_sign("dense_gradients.turned_sign",
                                "The signs of your gradients are turned. Nothing is taken off "
                                "here; walking downhill is the optimiser's part.",
                                example);
const Misconception d_input_sign(
    "dense_gradients.d_input_sign",
    "The sign of d_input is turned. Add the products up with +=: nothing is taken off here.",
    example);
const Misconception d_kernel_sign(
    "dense_gradients.d_kernel_sign",
    "The sign of d_kernel is turned. Add the products up with +=: nothing is taken off here.",
    example);
const Misconception d_bias_sign(
    "dense_gradients.d_bias_sign",
    "The sign of d_bias is turned. Add d_output up with +=: nothing is taken off here.", example);
const Misconception first_example(
    "dense_gradients.first_example",
    "You walk back through the first example only. Loop over all rows of the input.", layers);
const Misconception last_example_left_out(
    "dense_gradients.last_example_left_out",
    "You leave the last example out. The loop runs while b < input.shape()[0].", layers);
const Misconception first_example_left_out(
    "dense_gradients.first_example_left_out",
    "You leave the first example out. Examples count from 0: the loop begins with b = 0.", layers);
const Misconception last_unit_left_out(
    "dense_gradients.last_unit_left_out",
    "You leave the last unit out. The loop runs while unit < kernel.shape()[1].", layers);
const Misconception back_inputs_as_units(
    "dense_gradients.inputs_as_units",
    "You walk through as many inputs as there are units. There are input.shape()[1] of them.",
    layers);

Tensor turned_shape(const Tensor& table) {
  Tensor turned({table.shape()[1], table.shape()[0]});
  for (int i = 0; i < table.shape()[0]; ++i) {
    for (int j = 0; j < table.shape()[1]; ++j) turned(j, i) = table(i, j);
  }
  return turned;
}

}  // namespace

Gradients dense_gradients(const Tensor& input, const Tensor& kernel, const Tensor& d_output) {
  const int all = input.shape()[0];
  const int n = input.shape()[1];
  const int units = kernel.shape()[1];
  Gradients d = {Tensor(input.shape()), Tensor(kernel.shape()), Tensor({units})};
  const int examples = first_example ? 1 : last_example_left_out ? all - 1 : all;
  for (int b = first_example_left_out ? 1 : 0; b < examples; ++b) {
    for (int unit = 0; unit < (last_unit_left_out ? units - 1 : units); ++unit) {
      const float back = d_output(b, unit);
      const float to_bias =
          (d_bias_counts ? 1 : back) * (d_bias_per_input ? static_cast<float>(n) : 1);
      d.d_bias(unit) = (d_bias_overwritten ? 0 : d.d_bias(unit)) + to_bias;
      for (int i = 0; i < (back_inputs_as_units ? std::min(units, n) : n); ++i) {
        const float weight = kernel_indices ? kernel(unit, i) : kernel(i, unit);
        const float to_input =
            (input_without_d_output ? 1 : back) * (only_d_output || d_output_to_input ? 1
                                                   : own_factors                      ? input(b, i)
                                                                                      : weight);
        const float to_kernel =
            (kernel_without_d_output ? 1 : back) * (only_d_output || d_output_to_kernel ? 1
                                                    : own_factors                       ? weight
                                                                  : input(b, i));
        d.d_input(b, i) = (d_input_overwritten ? 0 : d.d_input(b, i)) + to_input;
        float& d_weight = d_kernel_indices ? d.d_kernel(unit, i) : d.d_kernel(i, unit);
        d_weight = (d_kernel_overwritten ? 0 : d_weight) + to_kernel;
      }
    }
  }
  const float share = 1 / static_cast<float>(all);
  if (all_divided || d_input_divided) multiply(d.d_input, share);
  if (all_divided || d_kernel_divided || weights_divided) multiply(d.d_kernel, share);
  if (all_divided || d_bias_mean || weights_divided) multiply(d.d_bias, share);
  if (d_input_empty) multiply(d.d_input, 0);
  if (d_kernel_empty) multiply(d.d_kernel, 0);
  if (d_bias_empty) multiply(d.d_bias, 0);
  if (d_input_sign) multiply(d.d_input, -1);
  if (d_kernel_sign) multiply(d.d_kernel, -1);
  if (d_bias_sign) multiply(d.d_bias, -1);

  if (turned_sign) {
    for (Tensor* part : {&d.d_input, &d.d_kernel, &d.d_bias}) multiply(*part, -1);
  }
  if (d_kernel_turned) d.d_kernel = turned_shape(d.d_kernel);
  if (d_bias_row) d.d_bias = d.d_bias.reshaped({1, units});
  return d;
}

namespace {

const Misconception all_maxima(
    "max_pooling2d_gradient.all_maxima",
    "You give d_output to every cell that is as large as the largest. Only the first of equals in "
    "reading order wins.",
    layers);
const Misconception last_of_equals(
    "max_pooling2d_gradient.last_of_equals",
    "Among equals your last one wins. The first one does: another cell takes over only when it is "
    "larger, > and not >=.",
    layers);
const Misconception always_first_cell(
    "max_pooling2d_gradient.always_first_cell",
    "You give d_output to the first cell of each window. It belongs to the largest one.", layers);
const Misconception whole_window(
    "max_pooling2d_gradient.whole_window",
    "You give d_output to all cells of the window. Only the winner had a say; the others get 0.",
    layers);
const Misconception shared_evenly(
    "max_pooling2d_gradient.shared_evenly",
    "You share d_output evenly among the cells of the window, as for average pooling. The winner "
    "gets all of it.",
    layers);
const Misconception starts_at_0(
    "max_pooling2d_gradient.starts_at_0",
    "Your search for the largest starts at 0, which no negative cell can beat. Start with the "
    "window's first cell.",
    layers);
const Misconception starts_in_corner(
    "max_pooling2d_gradient.starts_in_corner",
    "Your search in each window starts with cell (0, 0) of the image. Start with the window's own "
    "first cell: (row · pool_size, column · pool_size).",
    layers);
const Misconception smallest("max_pooling2d_gradient.smallest",
                             "In each window your smallest cell gets d_output. The largest one "
                             "does.",
                             layers);
const Misconception ones("max_pooling2d_gradient.ones",
                         "You write 1 at the winners. They get their window's d_output(row, "
                         "column, c).",
                         layers);
const Misconception value_at_winner(
    "max_pooling2d_gradient.value",
    "You write the largest cell itself at its place. It gets d_output(row, column, c), not its "
    "value.",
    layers);
const Misconception winner_of_channel_0(
    "max_pooling2d_gradient.winner_of_channel_0",
    "You look for the winner in channel 0 only. Each channel has its own: image(i, j, c).", layers);
const Misconception winner_turned("max_pooling2d_gradient.winner_turned",
                                  "You exchange row and column of the winner. Its place is (row, "
                                  "column), in this order: d_image(winner[0], winner[1], c).",
                                  layers);
const Misconception one_cell_apart(
    "max_pooling2d_gradient.one_cell_apart",
    "Your windows lie one cell apart. They lie side by side: each begins at row · pool_size, "
    "column · pool_size.",
    layers);
const Misconception shape_of_d_output(
    "max_pooling2d_gradient.shape_of_d_output",
    "Your answer has the shape of d_output. It has the shape of the image, with 0 wherever nobody "
    "won.",
    layers);
const Misconception nothing_back("max_pooling2d_gradient.nothing",
                                 "Your answer stays 0 everywhere. Add d_output(row, column, c) at "
                                 "the winner's place.",
                                 layers);
const Misconception cells_without_window(
    "max_pooling2d_gradient.cells_without_window",
    "You count one more stop where rows or columns are left over. Cells that fill no window belong "
    "to none: loop over d_output.shape().",
    layers);

}  // namespace

Tensor max_pooling2d_gradient(const Tensor& image, const Tensor& d_output, int pool_size) {
  Tensor d_image(image.shape());
  const int step = one_cell_apart ? 1 : pool_size;
  const auto stops = [&](int axis) {
    const int extent = image.shape()[axis];
    return cells_without_window ? (extent + pool_size - 1) / pool_size : d_output.shape()[axis];
  };
  for (int row = 0; row < stops(0); ++row) {
    for (int column = 0; column < stops(1); ++column) {
      for (int c = 0; c < d_output.shape()[2]; ++c) {
        const int top = row * step;
        const int left = column * step;
        const int seen = winner_of_channel_0 ? 0 : c;
        const float back = d_output(row, column, c);
        std::array<int, 2> winner = {starts_in_corner ? 0 : top, starts_in_corner ? 0 : left};
        float best = starts_at_0 ? 0 : image(winner[0], winner[1], seen);
        for (int i = top; i < top + pool_size; ++i) {
          for (int j = left; j < left + pool_size; ++j) {
            const float cell = image(i, j, seen);
            const bool better = smallest         ? cell < best
                                : last_of_equals ? cell >= best
                                                 : cell > best;
            if (!better) continue;
            winner = {i, j};
            best = cell;
          }
        }
        if (always_first_cell) winner = {top, left};
        const float given = ones ? 1 : value_at_winner ? image(winner[0], winner[1], c) : back;
        if (!all_maxima && !whole_window && !shared_evenly) {
          if (winner_turned) std::swap(winner[0], winner[1]);
          d_image(winner[0], winner[1], c) += given;
          continue;
        }
        for (int i = top; i < top + pool_size; ++i) {
          for (int j = left; j < left + pool_size; ++j) {
            if (all_maxima && image(i, j, seen) != best) continue;
            d_image(i, j, c) +=
                shared_evenly ? given / static_cast<float>(pool_size * pool_size) : given;
          }
        }
      }
    }
  }
  if (nothing_back) multiply(d_image, 0);
  if (!shape_of_d_output) return d_image;
  Tensor small(d_output.shape());
  std::copy_n(d_image.begin(), std::min(small.size(), d_image.size()), small.begin());
  return small;
}

namespace {

const Misconception spread_flipped(
    "conv2d_gradients.spread_flipped",
    "You turn the kernel by half a turn in d_input. Walking through the forward loops nothing is "
    "turned: place (i, j) hands back through kernels(i, j, c, f).",
    layers);
const Misconception windows_overwrite(
    "conv2d_gradients.windows_overwrite",
    "In d_input each window overwrites what the windows before it gave. A pixel lies under several "
    "windows: add up with +=.",
    layers);
const Misconception products_overwrite(
    "conv2d_gradients.products_overwrite",
    "Each product overwrites d_input(row + i, column + j, c). Windows and filters all add to it: "
    "use +=.",
    layers);
const Misconception d_input_in_corner(
    "conv2d_gradients.d_input_in_corner",
    "You give everything to the top left corner of d_input. Add the stop: d_input(row + i, column "
    "+ j, c).",
    layers);
const Misconception patch_in_corner(
    "conv2d_gradients.patch_in_corner",
    "In d_kernel you read the top left corner of the image at every stop. Add the stop: image(row "
    "+ i, column + j, c).",
    layers);
const Misconception last_stop("conv2d_gradients.last_stop",
                              "Your d_kernel keeps what the last stop says. A weight is used at "
                              "every stop: add up with +=.",
                              layers);
const Misconception taps_flipped(
    "conv2d_gradients.taps_flipped",
    "Your d_kernel lies upside down and left to right. image(row + i, column + j, c) belongs to "
    "d_kernel(i, j, c, f).",
    layers);
const Misconception stops_averaged(
    "conv2d_gradients.stops_averaged",
    "You divide d_kernel by the number of stops. It is the sum over all of them; no mean is taken.",
    layers);
const Misconception pixels_without_d_output(
    "conv2d_gradients.pixels_without_d_output",
    "Your d_input adds up weights alone. Each product hands back d_output(row, column, f) times "
    "the weight.",
    layers);
const Misconception weights_without_d_output(
    "conv2d_gradients.weights_without_d_output",
    "Your d_kernel adds up pixels alone. Each product hands back d_output(row, column, f) times "
    "the pixel.",
    layers);
const Misconception back_itself(
    "conv2d_gradients.only_d_output",
    "You hand d_output back as it is, to d_input and to d_kernel. A product hands it to each "
    "factor times the other one.",
    example);
const Misconception back_to_pixels(
    "conv2d_gradients.d_output_to_input",
    "You hand d_output to d_input as it is. The product hands it back times the other factor, the "
    "weight: d_output(row, column, f) · kernels(i, j, c, f).",
    example);
const Misconception back_to_taps(
    "conv2d_gradients.d_output_to_kernel",
    "You hand d_output to d_kernel as it is. The product hands it back times the other factor, the "
    "pixel: d_output(row, column, f) · image(row + i, column + j, c).",
    example);
const Misconception pixel_of_channel_0(
    "conv2d_gradients.pixel_of_channel_0",
    "For d_kernel you read channel 0 of the image for all channels. Channel c of the kernel met "
    "channel c: image(row + i, column + j, c).",
    layers);
const Misconception filter_0_only(
    "conv2d_gradients.filter_0_only",
    "Only filter 0 hands back to d_input. Every filter read the image, so all of them add up.",
    layers);
const Misconception bias_of_last_stop(
    "conv2d_gradients.bias_of_last_stop",
    "Your d_bias keeps what the last stop says. The bias is added at every stop: add up with +=.",
    layers);
const Misconception bias_per_tap(
    "conv2d_gradients.bias_per_tap",
    "You add d_output to d_bias once for every cell of the kernel. The bias was added once at each "
    "stop: move that line out of the inner loops.",
    layers);
const Misconception bias_averaged(
    "conv2d_gradients.bias_averaged",
    "You divide d_bias by the number of stops. It is the sum over all of them; no mean is taken.",
    layers);
const Misconception bias_counts(
    "conv2d_gradients.bias_counts",
    "Your d_bias counts the stops. The bias was added with no factor, so it gets d_output(row, "
    "column, f) as it is.",
    layers);
const Misconception bias_empty("conv2d_gradients.bias_empty",
                               "Your d_bias stays 0. It adds up d_output(row, column, f) over all "
                               "stops.",
                               layers);
const Misconception pixels_empty("conv2d_gradients.d_input_empty",
                                 "Your d_input stays 0. Each product adds d_output(row, column, f) "
                                 "· kernels(i, j, c, f) to d_input(row + i, column + j, c).",
                                 layers);
const Misconception taps_empty("conv2d_gradients.d_kernel_empty",
                               "Your d_kernel stays 0. Each product adds d_output(row, column, f) "
                               "· image(row + i, column + j, c) to d_kernel(i, j, c, f).",
                               layers);
const Misconception bias_of_all_filters(
    "conv2d_gradients.bias_of_all_filters",
    "You add all filters to every d_bias. Filter f has a bias of its own: d_bias(f) adds up "
    "d_output(row, column, f).",
    layers);
const Misconception taps_turned(
    "conv2d_gradients.taps_turned",
    "You exchange rows and columns of the kernel in d_input: it is kernels(i, j, c, f), not "
    "kernels(j, i, c, f).",
    layers);
const Misconception own_taps("conv2d_gradients.own_factors",
                             "You multiply d_output by the factor itself. It is the other one: "
                             "d_input gets the weight, d_kernel gets the pixel.",
                             example);
const Misconception filter_for_channel("conv2d_gradients.filter_for_channel",
                                       "You exchange channel and filter of the kernels in d_input: "
                                       "it is kernels(i, j, c, f), not kernels(i, j, f, c).",
                                       layers);
const Misconception height_for_width(
    "conv2d_gradients.height_for_width",
    "You count the stops across by the stops down. Columns run while column < "
    "d_output.shape()[1].",
    layers);
const Misconception first_stop_only(
    "conv2d_gradients.first_stop_only",
    "You walk back through the first stop only. Loop over all rows and columns of d_output.",
    layers);
const Misconception last_column_of_stops(
    "conv2d_gradients.last_column_of_stops",
    "You leave the last column of stops out. Columns run while column < d_output.shape()[1].",
    layers);
const Misconception last_row_of_stops(
    "conv2d_gradients.last_row_of_stops",
    "You leave the last row of stops out. Rows run while row < d_output.shape()[0].", layers);
const Misconception pixels_sign(
    "conv2d_gradients.d_input_sign",
    "The sign of d_input is turned. Add the products up with +=: nothing is taken off here.",
    example);
const Misconception taps_sign(
    "conv2d_gradients.d_kernel_sign",
    "The sign of d_kernel is turned. Add the products up with +=: nothing is taken off here.",
    example);
const Misconception bias_sign(
    "conv2d_gradients.d_bias_sign",
    "The sign of d_bias is turned. Add d_output up with +=: nothing is taken off here.", example);
const Misconception conv_sign("conv2d_gradients.turned_sign",
                              "The signs of your gradients are turned. Nothing is taken off here; "
                              "walking downhill is the optimiser's part.",
                              example);

/// The weight through which place (i, j) of the window hands back to channel c.
float weight_for(const Tensor& kernels, int i, int j, int c, int f) {
  if (spread_flipped) {
    i = kernels.shape()[0] - 1 - i;
    j = kernels.shape()[1] - 1 - j;
  }
  if (taps_turned) std::swap(i, j);
  if (filter_for_channel) std::swap(c, f);
  return kernels(i, j, c, f);
}

}  // namespace

Gradients conv2d_gradients(const Tensor& image, const Tensor& kernels, const Tensor& d_output) {
  const int rows = kernels.shape()[0];
  const int columns = kernels.shape()[1];
  const int channels = kernels.shape()[2];
  const int filters = kernels.shape()[3];
  const int down = d_output.shape()[0];
  const int across = d_output.shape()[1];
  Gradients d = {Tensor(image.shape()), Tensor(kernels.shape()), Tensor({filters})};
  const int last_row = first_stop_only ? 1 : last_row_of_stops ? down - 1 : down;
  const int all_columns = height_for_width ? down : across;
  const int last_column = first_stop_only        ? 1
                          : last_column_of_stops ? all_columns - 1
                                                 : all_columns;
  for (int row = 0; row < last_row; ++row) {
    for (int column = 0; column < last_column; ++column) {
      for (int f = 0; f < filters; ++f) {
        const float back = d_output(row, column, f);
        const float to_bias = (bias_counts ? 1 : back) *
                              (bias_per_tap ? static_cast<float>(rows * columns * channels) : 1);
        for (int g = 0; g < filters; ++g) {
          if (g != f && !bias_of_all_filters) continue;
          d.d_bias(g) = (bias_of_last_stop ? 0 : d.d_bias(g)) + to_bias;
        }
        for (int i = 0; i < rows; ++i) {
          for (int j = 0; j < columns; ++j) {
            for (int c = 0; c < channels; ++c) {
              const float weight = weight_for(kernels, i, j, c, f);
              const int seen = pixel_of_channel_0 ? 0 : c;
              const float met =
                  patch_in_corner ? image(i, j, seen) : image(row + i, column + j, seen);
              float& pixel =
                  d_input_in_corner ? d.d_input(i, j, c) : d.d_input(row + i, column + j, c);
              if (products_overwrite || (windows_overwrite && f == 0)) pixel = 0;
              if (!filter_0_only || f == 0) {
                const float factor = own_taps ? met : weight;
                pixel += (pixels_without_d_output ? 1 : back) *
                         (back_itself || back_to_pixels ? 1 : factor);
              }
              float& tap = taps_flipped ? d.d_kernel(rows - 1 - i, columns - 1 - j, c, f)
                                        : d.d_kernel(i, j, c, f);
              if (last_stop) tap = 0;
              const float factor = own_taps ? weight : met;
              tap += (weights_without_d_output ? 1 : back) *
                     (back_itself || back_to_taps ? 1 : factor);
            }
          }
        }
      }
    }
  }
  const float share = 1 / static_cast<float>(down * across);
  if (stops_averaged) multiply(d.d_kernel, share);
  if (bias_averaged) multiply(d.d_bias, share);
  if (pixels_empty) multiply(d.d_input, 0);
  if (taps_empty) multiply(d.d_kernel, 0);
  if (bias_empty) multiply(d.d_bias, 0);
  if (pixels_sign) multiply(d.d_input, -1);
  if (taps_sign) multiply(d.d_kernel, -1);
  if (bias_sign) multiply(d.d_bias, -1);

  if (conv_sign) {
    for (Tensor* part : {&d.d_input, &d.d_kernel, &d.d_bias}) multiply(*part, -1);
  }
  return d;
}
