// Every number in lesson 07's README, computed.
#include <fmt/format.h>

#include <algorithm>
#include <catch2_either.hpp>

#include "checks/reference.hpp"
#include "cnn/nn/model/named_models.hpp"
#include "cnn/nn/model/number_text.hpp"
#include "readme.hpp"
#include "text_table.hpp"

using namespace convlings;
using cnn::Shape;
using cnn::Tensor;
using cnn::with_commas;

namespace {

/// Where the library's Flatten puts a cell: the place of the only 1.
int place_of(int row, int column, int channel, const Shape& shape) {
  Tensor block(shape);
  block(row, column, channel) = 1;
  const Tensor flat = cnn::Flatten().forward(block.reshaped({1, shape[0], shape[1], shape[2]}));
  return static_cast<int>(std::find(flat.begin(), flat.end(), 1.0F) - flat.begin());
}

void flatten_example(tests::Readme& readme) {
  const Tensor first = cnn::matrix({{1, 2}, {3, 4}});
  const Tensor second = cnn::matrix({{5, 6}, {7, 8}});
  Tensor block({1, 2, 2, 2});
  for (int row = 0; row < 2; ++row) {
    for (int column = 0; column < 2; ++column) {
      block(0, row, column, 0) = first(row, column);
      block(0, row, column, 1) = second(row, column);
    }
  }
  readme.shows(tests::side_by_side({{"channel 0", first, 1},
                                    {"channel 1", second, 1},
                                    {"flattened", cnn::Flatten().forward(block), 1}},
                                   {10, 10}));
}

void dense_example(tests::Readme& readme) {
  const Tensor input({3}, {1, 2, 3});
  const Tensor kernel = cnn::matrix({{1, 0}, {0, -1}, {2, 1}});
  const Tensor bias({2}, {10, 0});
  const Tensor answer = checks::reference_dense(input, kernel, bias);
  readme.shows(tests::side_by_side({{"input", input.reshaped({1, 3}), 1},
                                    {"kernel", kernel, 2},
                                    {"bias", bias.reshaped({1, 2}), 2},
                                    {"answer", answer.reshaped({1, 2}), 2}},
                                   {4, 5, 4}));
  std::string sums[2];
  for (int unit = 0; unit < 2; ++unit) {
    for (int i = 0; i < 3; ++i) {
      const float weight = kernel(i, unit);
      sums[unit] +=
          fmt::format("{}·{} + ", input(i),
                      weight < 0 ? fmt::format("(−{})", -weight) : fmt::format("{}", weight));
    }
    sums[unit] += fmt::format("{} = {}", bias(unit), answer(unit));
  }
  readme.says(fmt::format("Unit 0 adds up {}, unit 1 gives {}.", sums[0], sums[1]));
}

}  // namespace

TEST_CASE("lesson 07's README: its numbers are the library's") {
  tests::Readme readme("07-flatten-and-dense");
  flatten_example(readme);
  dense_example(readme);

  const cnn::Sequential mnist = cnn::named_model("mnist");
  const Shape last = mnist.layer("flatten_1").input_shape();
  readme.says(fmt::format("The last map of the MNIST network is {}.", to_string(last)));
  readme.says(fmt::format("How many numbers come out when {} is flattened?", to_string(last)));
  readme.answers("flattened_length", mnist.layer("flatten_1").output_shape()[0]);
  readme.says("counted from 0, does the second row, cell (1, 0, 0), begin?");
  readme.answers("place_of_second_row", place_of(1, 0, 0, last));

  readme.says(fmt::format("In {} a place holds {} numbers, a row {}·{} = {}.", to_string(last),
                          place_of(0, 1, 0, last), last[1], last[2], place_of(1, 0, 0, last)));
  readme.says(
      fmt::format("Cell (1, 2, 5) has one row, two places and five channels before it: "
                  "(1·{} + 2)·{} + 5 = {}",
                  last[1], last[2], place_of(1, 2, 5, last)));

  const cnn::ModelLayer& convolution = mnist.layer("conv2d_1");
  const Shape in = convolution.input_shape();
  const Shape out = convolution.output_shape();
  readme.says(fmt::format("turns {}×{}×{} into {}×{}×{} with {} parameters", in[0], in[1], in[2],
                          out[0], out[1], out[2], convolution.parameter_count()));
  const cnn::Dense instead({.units = static_cast<int>(out.size())});
  readme.says(fmt::format("{} inputs and {} units, would need {}.", in.size(),
                          with_commas(out.size()),
                          with_commas(instead.parameter_count({static_cast<int>(in.size())}))));

  const cnn::ModelLayer& hidden = mnist.layer("dense_1");
  const cnn::ModelLayer& classes = mnist.layer("dense_2");
  const int units = hidden.output_shape()[0];
  readme.says(fmt::format("a dense layer of {} units behind it?", units));
  readme.answers("weights_of_dense", static_cast<double>(hidden.parameter_count() - units));
  readme.says(fmt::format("{} inputs and {} units, then one unit for each of the {} digits",
                          hidden.input_shape()[0], units, classes.output_shape()[0]));
  readme.says(fmt::format("these two layers hold {} of the network's {} parameters",
                          with_commas(hidden.parameter_count() + classes.parameter_count()),
                          with_commas(mnist.parameter_count())));
  const cnn::Sequential cats = cnn::named_model("cats-dogs");
  readme.says(fmt::format("the first dense layer alone has {} of {}",
                          with_commas(cats.layer("dense_1").parameter_count()),
                          with_commas(cats.parameter_count())));
  readme.says("(2 marks, marked by your instructor.)");
  readme.has_no_other_number();
}
