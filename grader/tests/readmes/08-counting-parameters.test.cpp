// Every number in lesson 08's README, computed.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <catch2_either.hpp>
#include <cmath>
#include <limits>

#include "cnn/nn/model/create_cnn.hpp"
#include "cnn/nn/model/named_models.hpp"
#include "cnn/nn/model/number_text.hpp"
#include "readme.hpp"

using namespace convlings;
using cnn::with_commas;

namespace {

std::string shape_text(const cnn::Shape& shape) {
  return fmt::format("({})", fmt::join(shape, ", "));
}

cnn::Shape kernel_of(const cnn::ModelLayer& layer) {
  return layer.layer().weight_plan(layer.input_shape()).front().shape;
}

/// "conv2d_1, 32 filters 3×3".
std::string title(const cnn::ModelLayer& layer) {
  if (layer.parameter_count() == 0) return layer.name();
  const cnn::Shape kernel = kernel_of(layer);
  if (kernel.rank() == 2) return fmt::format("{}, {} units", layer.name(), kernel[1]);
  return fmt::format("{}, {} filters {}×{}", layer.name(), kernel[3], kernel[0], kernel[1]);
}

/// "(3·3·32 weights + 1 bias) · 64 filters".
std::string reason(const cnn::ModelLayer& layer) {
  const cnn::Shape kernel = kernel_of(layer);
  if (kernel.rank() == 2)
    return fmt::format("({} weights + 1 bias) · {} units", kernel[0], kernel[1]);
  return fmt::format("({}·{}·{} weights + 1 bias) · {} filters", kernel[0], kernel[1], kernel[2],
                     kernel[3]);
}

}  // namespace

TEST_CASE("lesson 08's README: its numbers are the library's") {
  tests::Readme readme("08-counting-parameters");
  const cnn::Sequential mnist = cnn::named_model("mnist");
  for (const cnn::ModelLayer& layer : mnist.layers()) {
    readme.says(fmt::format("| {} | {} | {} |", title(layer), shape_text(layer.output_shape()),
                            with_commas(layer.parameter_count())));
    if (layer.parameter_count() > 0) readme.says(reason(layer));
  }
  readme.says(fmt::format("| together | | {} |", with_commas(mnist.parameter_count())));

  const auto colour = cnn::Conv2D({.filters = 1, .kernel_size = 3}).weight_plan({28, 28, 3});
  readme.says(fmt::format("One {}×{} filter looks at a colour picture with {} channels",
                          colour[0].shape[0], colour[0].shape[1], colour[0].shape[2]));
  const cnn::ModelLayer& first = mnist.layers()[0];
  readme.says(fmt::format("has {} parameters for pictures of {}×{} pixels", first.parameter_count(),
                          mnist.input_shape()[0], mnist.input_shape()[1]));
  const cnn::Shape ten_times{280, 280, 1};
  readme.answers("one_colour_filter",
                 static_cast<double>(colour[0].shape.size() + colour[1].shape.size()));
  readme.answers("larger_pictures", static_cast<double>(first.layer().parameter_count(ten_times)));
  readme.answers("max_pooling", static_cast<double>(mnist.layers()[1].parameter_count()));
  readme.says("for pictures of 280×280?");   // the question's size, checked above
  readme.says("has a max pooling of 2×2?");  // the question's size

  std::vector<int> heights = {mnist.input_shape()[0]};
  for (int i = 0; i < 5; ++i) heights.push_back(mnist.layers()[i].output_shape()[0]);
  readme.says(fmt::format("The heights run {}", fmt::join(heights, " → ")));
  readme.says(fmt::format("takes {} away", heights[0] - heights[1]));
  readme.says("a valid 3×3 kernel");         // conv2d_1's, in the table
  readme.says("*channels* + 1) · filters");  // the formulas, which the table's reasons apply
  readme.says("(inputs + 1) · units");

  const cnn::ModelLayer& conv = mnist.layer("conv2d_3");
  const cnn::ModelLayer& dense = mnist.layer("dense_1");
  const cnn::Shape block = kernel_of(mnist.layer("conv2d_2"));
  readme.says(fmt::format("a block of {}×{}×{} weights", block[0], block[1], block[2]));
  const cnn::Shape taps = kernel_of(conv);
  CHECK(conv.parameter_count() == dense.parameter_count());
  readme.says(fmt::format("both have {} parameters", with_commas(conv.parameter_count())));
  readme.says(fmt::format("{}·{}·{} = {} weights for each of {} filters", taps[0], taps[1], taps[2],
                          taps[0] * taps[1] * taps[2], taps[3]));
  readme.says(fmt::format("each of the {} numbers that flatten delivers, for each of {} units",
                          dense.input_shape()[0], dense.output_shape()[0]));
  readme.says(fmt::format("happen to be {}×{}, as large as the kernel", conv.output_shape()[0],
                          conv.output_shape()[1]));
  const auto larger =
      cnn::create_cnn(cnn::named_models()[0].config, {32, 32, 1}, {.padding = cnn::valid});
  CHECK(larger.layer("conv2d_3").parameter_count() == conv.parameter_count());
  readme.says(fmt::format(
      "Feed pictures of {}×{} instead: the maps become {}×{}, dense_1 grows to {}",
      larger.input_shape()[0], larger.input_shape()[1], larger.layer("conv2d_3").output_shape()[0],
      larger.layer("conv2d_3").output_shape()[1],
      with_commas(larger.layer("dense_1").parameter_count())));

  const cnn::Sequential cifar = cnn::named_model("cifar");
  const cnn::ModelLayer& heavy = cifar.layer("dense_1");
  std::int64_t convolutions = 0;
  for (int i = 1; i <= 4; ++i) {
    convolutions += cifar.layer(fmt::format("conv2d_{}", i)).parameter_count();
  }
  readme.says(fmt::format("pictures of {}×{}×{}, same padding) has {} parameters",
                          cifar.input_shape()[0], cifar.input_shape()[1], cifar.input_shape()[2],
                          with_commas(cifar.parameter_count())));
  readme.says(fmt::format("together have {}", with_commas(convolutions)));
  readme.says(fmt::format("({} + 1) · {} = {} of them: {:.0f} of 100", heavy.input_shape()[0],
                          heavy.output_shape()[0], with_commas(heavy.parameter_count()),
                          100.0 * heavy.parameter_count() / cifar.parameter_count()));
  const cnn::Sequential pets = cnn::named_model("cats-dogs");
  readme.says(fmt::format("cats-and-dogs model has {}, and again one dense layer, with {},",
                          with_commas(pets.parameter_count()),
                          with_commas(pets.layer("dense_1").parameter_count())));
  const auto pooled =
      cnn::create_cnn("c64,3 c64,3 m2 c128,3 m2 c128,3 m2 f d1024 d10", cifar.input_shape());
  CHECK(std::abs(4.0 * pooled.parameter_count() / cifar.parameter_count() - 1) < 0.15);

  readme.says(fmt::format("`int` ends at {}", with_commas(std::numeric_limits<int>::max())));
  readme.says(fmt::format("with {} inputs and {} units has {} parameters", with_commas(100'000),
                          with_commas(50'000), with_commas((std::int64_t{100'000} + 1) * 50'000)));
  readme.says("(2 marks, marked by your instructor.)");
  readme.has_no_other_number();
}
