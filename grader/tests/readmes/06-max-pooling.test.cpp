// Every number in lesson 06's README, computed.
#include <fmt/format.h>

#include <algorithm>
#include <catch2_either.hpp>

#include "checks/reference.hpp"
#include "cnn/nn/model/costs.hpp"
#include "cnn/nn/model/named_models.hpp"
#include "cnn/nn/model/number_text.hpp"
#include "readme.hpp"
#include "text_table.hpp"

using namespace convlings;
using cnn::Tensor;
using cnn::with_commas;

namespace {

/// A minus sign as the README prints it.
std::string number(float value) {
  return value < 0 ? fmt::format("−{}", -value) : fmt::format("{}", value);
}

/// The four cells of the 2x2 window at (row, column).
std::vector<float> window(const Tensor& map, int row, int column) {
  return {map(row, column, 0), map(row, column + 1, 0), map(row + 1, column, 0),
          map(row + 1, column + 1, 0)};
}

std::string listed(const std::vector<float>& cells) {
  return fmt::format("{}, {}, {} and {}", number(cells[0]), number(cells[1]), number(cells[2]),
                     number(cells[3]));
}

void worked_example(tests::Readme& readme) {
  const Tensor map({4, 5, 1}, {1, 3, 2, 0, 9, 0, 2, 5, 1, 9, -4, -2, 0, 6, 9, -1, -3, 7, -1, 9});
  const Tensor largest = checks::reference_max_pooling2d(map, 2);
  const Tensor average = checks::reference_average_pooling2d(map, 2);
  readme.shows(tests::side_by_side({{"map", map.reshaped({4, 5}), 2},
                                    {"largest", largest.reshaped({2, 2}), 2},
                                    {"average", average.reshaped({2, 2}), 4}},
                                   {3, 6}));
  readme.says(
      fmt::format("the cells {}: the largest is {}", listed(window(map, 0, 0)), largest(0, 0, 0)));
  const std::vector<float> third = window(map, 2, 0);
  CHECK(std::ranges::count(third, 0.0F) == 0);
  readme.says(
      fmt::format("The third holds {}. Its largest cell is {}, not 0: there is no 0 in "
                  "this window.",
                  listed(third), number(largest(1, 0, 0))));
  for (int row = 0; row < 4; ++row) CHECK(map(row, 4, 0) == 9);  // "its nines"
  readme.says(
      fmt::format("⌊({0} − {1}) / {1}⌋ + 1 = {2} columns", map.shape()[1], 2, largest.shape()[1]));
}

}  // namespace

TEST_CASE("lesson 06's README: its numbers are the library's") {
  tests::Readme readme("06-max-pooling");
  worked_example(readme);

  const cnn::Window eleven = cnn::resolve_window(11, 2, 2, cnn::valid);
  readme.says("A map of 11×11 is pooled with 2×2 windows side by side.");
  readme.says(fmt::format("11×11 becomes {0}×{0}", eleven.output));
  readme.answers("rows_after_pooling", eleven.output);
  const Tensor negatives({2, 2, 1}, {-3, -1, -2, -8});
  readme.says(fmt::format("The window holds {}.", listed(window(negatives, 0, 0))));
  readme.answers("largest_of_negatives", checks::reference_max_pooling2d(negatives, 2)(0, 0, 0));

  const cnn::MaxPooling2D defaults;
  const cnn::Conv2D convolution({.filters = 1});
  const cnn::Window pool = defaults.windows({28, 28, 1})->rows;
  const cnn::Window slide = convolution.windows({28, 28, 1})->rows;
  readme.says(fmt::format("window is {0}×{0} and the **stride** is {1}, as a rule", pool.kernel,
                          pool.stride));
  readme.says(
      fmt::format("(Convolutions prefer {0}×{0} and stride {1}.)", slide.kernel, slide.stride));

  const cnn::Sequential mnist = cnn::named_model("mnist");
  const cnn::ModelLayer& pooling = mnist.layer("max_pooling2d_1");
  readme.says(fmt::format("{} becomes {}: height", to_string(pooling.input_shape()),
                          to_string(pooling.output_shape())));
  readme.says(fmt::format("built in: {} parameters", pooling.parameter_count()));
  readme.answers("weights_of_pooling", static_cast<double>(pooling.parameter_count()));
  readme.says(fmt::format("of {} numbers {} remain", with_commas(pooling.input_shape().size()),
                          with_commas(pooling.output_shape().size())));
  CHECK(4 * pooling.output_shape().size() == pooling.input_shape().size());  // "a quarter"

  const cnn::Sequential bare =
      cnn::create_cnn("c32,3 c64,3 c64,3 f d64 d10", {28, 28, 1}, {.padding = cnn::valid});
  const std::vector<cnn::LayerCosts> with = cnn::layer_costs(mnist);
  const std::vector<cnn::LayerCosts> without = cnn::layer_costs(bare);
  const std::int64_t few = with[2].multiply_adds;
  const std::int64_t many = without[1].multiply_adds;
  readme.says(fmt::format("takes {} multiplications", with_commas(few)));
  readme.says(fmt::format("there would be {}, more than four times as many", with_commas(many)));
  CHECK(many / few == 4);
  readme.says(fmt::format("{} numbers instead of {} would come out",
                          with_commas(bare.layer("flatten_1").output_shape().size()),
                          with_commas(mnist.layer("flatten_1").output_shape().size())));
  readme.says(fmt::format("{} parameters instead of {}",
                          with_commas(bare.layer("dense_1").parameter_count()),
                          with_commas(mnist.layer("dense_1").parameter_count())));

  readme.says(fmt::format("depends on {}, {}, {}, {}, {} pixels", with[0].rows.field,
                          with[1].rows.field, with[2].rows.field, with[3].rows.field,
                          with[4].rows.field));
  readme.says(fmt::format("would see {}, {}, {}.", without[0].rows.field, without[1].rows.field,
                          without[2].rows.field));
  readme.says("(2 marks, marked by your instructor.)");
  readme.has_no_other_number();
}
