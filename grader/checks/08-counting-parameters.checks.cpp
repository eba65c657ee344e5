// Lesson 08: counts worked by hand, the totals of the course's three models, and random layers
// against the library's plan of weights.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <catch2_either.hpp>

#include "checks/calling.hpp"
#include "cnn/nn/model/number_text.hpp"
#include "cnn/nn/model/sequential.hpp"

using namespace convlings::checks;
using cnn::Padding;
using cnn::Shape;
using cnn::with_commas;

namespace {

Call conv2d_parameters(int kernel_height, int kernel_width, int channels, int filters,
                       bool use_bias) {
  return calling("conv2d_parameters", arg("kernel_height", kernel_height),
                 arg("kernel_width", kernel_width), arg("channels", channels),
                 arg("filters", filters), arg("use_bias", use_bias));
}

Call dense_parameters(int inputs, int units) {
  return calling("dense_parameters", arg("inputs", inputs), arg("units", units));
}

Call output_shape(const std::string& layer, const Shape& input) {
  return calling("output_shape", arg("layer", layer), arg("input", input));
}

Call layer_parameters(const std::string& layer, const Shape& input) {
  return calling("layer_parameters", arg("layer", layer), arg("input", input));
}

Call total_parameters(const std::vector<std::string>& layers, const Shape& input) {
  return calling("total_parameters", arg("layers", layers), arg("input", input));
}

std::string conv2d(int filters, int kernel, Padding padding) {
  return fmt::format("conv2d filters={} kernel={} padding={}", filters, kernel,
                     cnn::to_string(padding));
}
std::string pool(int size) { return fmt::format("max_pooling2d pool={}", size); }
std::string dense(int units) { return fmt::format("dense units={}", units); }

std::vector<int> extents(const Shape& shape) { return {shape.begin(), shape.end()}; }

std::string conv2d_arithmetic(int height, int width, int channels, int filters, bool use_bias) {
  return fmt::format(
      "({}·{}·{} weights + {} bias) · {} filters = {}", height, width, channels, use_bias ? 1 : 0,
      filters,
      with_commas((std::int64_t{height} * width * channels + (use_bias ? 1 : 0)) * filters));
}

std::string dense_arithmetic(std::int64_t inputs, std::int64_t units) {
  return fmt::format("({} weights + 1 bias) · {} units = {}", with_commas(inputs),
                     with_commas(units), with_commas((inputs + 1) * units));
}

/// A network twice: in words for the student, and as the library's model, which knows the answers.
struct Network {
  explicit Network(const Shape& input) : model(input) {}

  void conv2d(int filters, int kernel, Padding padding) {
    words.push_back(::conv2d(filters, kernel, padding));
    model.add(cnn::Conv2D({.filters = filters, .kernel_size = kernel, .padding = padding}));
  }
  void pool(int size) {
    words.push_back(::pool(size));
    model.add(cnn::MaxPooling2D({.pool_size = size}));
  }
  void flatten() {
    words.emplace_back("flatten");
    model.add(cnn::Flatten());
  }
  void dense(int units) {
    words.push_back(::dense(units));
    model.add(cnn::Dense({.units = units}));
  }

  /// "320 + 0 + 18,496 + … = 93,322".
  std::string sum() const {
    std::vector<std::string> counts;
    for (const auto& layer : model.layers()) counts.push_back(with_commas(layer.parameter_count()));
    return fmt::format("Layer by layer: {} = {}", fmt::join(counts, " + "),
                       with_commas(model.parameter_count()));
  }

  std::vector<std::string> words;
  cnn::Sequential model;
};

Network mnist_convnet() {
  Network network({28, 28, 1});
  network.conv2d(32, 3, cnn::valid);
  network.pool(2);
  network.conv2d(64, 3, cnn::valid);
  network.pool(2);
  network.conv2d(64, 3, cnn::valid);
  network.flatten();
  network.dense(64);
  network.dense(10);
  return network;
}

Network random_network() {
  Network network({random_integer(9, 14), random_integer(15, 20), random_integer(1, 4)});
  network.conv2d(random_integer(2, 9), random_integer(1, 4), cnn::same);
  network.pool(random_integer(2, 3));
  network.conv2d(random_integer(2, 9), random_integer(1, 3), cnn::valid);
  network.flatten();
  network.dense(random_integer(2, 9));
  network.dense(random_integer(2, 9));
  return network;
}

}  // namespace

TEST_CASE("conv2d_parameters: one 3x3 filter over one channel has nine weights and a bias",
          "[conv2d_parameters]") {
  conv2d_parameters(3, 3, 1, 1, true).returns(10, conv2d_arithmetic(3, 3, 1, 1, true));
}

TEST_CASE("conv2d_parameters: 32 such filters make the 320 of the MNIST convnet",
          "[conv2d_parameters]") {
  conv2d_parameters(3, 3, 1, 32, true).returns(320, conv2d_arithmetic(3, 3, 1, 32, true));
}

TEST_CASE("conv2d_parameters: a filter has a 3x3 slice for every channel: 18,496",
          "[conv2d_parameters]") {
  conv2d_parameters(3, 3, 32, 64, true).returns(18496, conv2d_arithmetic(3, 3, 32, 64, true));
  conv2d_parameters(3, 3, 64, 64, true).returns(36928, conv2d_arithmetic(3, 3, 64, 64, true));
}

TEST_CASE("conv2d_parameters: a kernel need not be square", "[conv2d_parameters]") {
  conv2d_parameters(3, 5, 2, 4, true).returns(124, conv2d_arithmetic(3, 5, 2, 4, true));
  conv2d_parameters(1, 7, 3, 2, true).returns(44, conv2d_arithmetic(1, 7, 3, 2, true));
}

TEST_CASE("conv2d_parameters: without bias only the weights are left", "[conv2d_parameters]") {
  conv2d_parameters(3, 3, 3, 64, false).returns(1728, conv2d_arithmetic(3, 3, 3, 64, false));
  conv2d_parameters(3, 3, 3, 64, true).returns(1792, conv2d_arithmetic(3, 3, 3, 64, true));
}

TEST_CASE("conv2d_parameters: random kernels, channels and filters", "[conv2d_parameters]") {
  for (int i = 0; i < 8; ++i) {
    const int height = random_integer(1, 7);
    const int width = random_integer(1, 7);
    const int channels = random_integer(1, 70);
    const int filters = random_integer(1, 70);
    const bool use_bias = i % 2 == 0;
    const cnn::Conv2D layer(
        {.filters = filters, .kernel_size = {height, width}, .use_bias = use_bias});
    conv2d_parameters(height, width, channels, filters, use_bias)
        .returns(layer.parameter_count({8, 8, channels}),
                 conv2d_arithmetic(height, width, channels, filters, use_bias));
  }
}

TEST_CASE("conv2d_parameters: a count beyond the largest int", "[conv2d_parameters]") {
  const std::string advice =
      ". An int ends at 2,147,483,647: multiply std::int64_t from the first factor on.";
  conv2d_parameters(3, 3, 16384, 16384, true)
      .returns(std::int64_t{2'415'935'488}, conv2d_arithmetic(3, 3, 16384, 16384, true) + advice);
  conv2d_parameters(1024, 1024, 2048, 1, true)  // one filter is enough
      .returns(std::int64_t{2'147'483'649}, conv2d_arithmetic(1024, 1024, 2048, 1, true) + advice);
}

TEST_CASE("conv2d_parameters: a count of ten digits, to the last one", "[conv2d_parameters]") {
  conv2d_parameters(3, 5, 30'001, 10'007, true)
      .returns(std::int64_t{4'503'310'112},
               conv2d_arithmetic(3, 5, 30'001, 10'007, true) +
                   ". Only a std::int64_t counts so far: an unsigned int ends at 4,294,967,295, "
                   "and a float leaves out whole numbers from 16,777,216 on.");
}

TEST_CASE("dense_parameters: the MNIST convnet's two dense layers", "[dense_parameters]") {
  dense_parameters(64, 10).returns(650, dense_arithmetic(64, 10));
  dense_parameters(576, 64).returns(36928, dense_arithmetic(576, 64));
}

TEST_CASE("dense_parameters: a single input and a single unit still need a bias",
          "[dense_parameters]") {
  dense_parameters(1, 1).returns(2, dense_arithmetic(1, 1));
}

TEST_CASE("dense_parameters: the large layer of the CIFAR model: 8,389,632", "[dense_parameters]") {
  dense_parameters(8192, 1024).returns(8389632, dense_arithmetic(8192, 1024));
}

TEST_CASE("dense_parameters: random inputs and units", "[dense_parameters]") {
  for (int i = 0; i < 6; ++i) {
    const int inputs = random_integer(1, 20'000);
    const int units = random_integer(1, 20'000);
    dense_parameters(inputs, units)
        .returns(cnn::Dense({.units = units}).parameter_count({inputs}),
                 dense_arithmetic(inputs, units));
  }
}

TEST_CASE("dense_parameters: 100,000 inputs and 50,000 units are too many for an int",
          "[dense_parameters]") {
  dense_parameters(100'000, 50'000)
      .returns(std::int64_t{5'000'050'000},
               dense_arithmetic(100'000, 50'000) +
                   ". An int ends at 2,147,483,647: make one factor a std::int64_t before you "
                   "multiply.");
  dense_parameters(99'999, 50'001)
      .returns(std::int64_t{5'000'100'000},
               dense_arithmetic(99'999, 50'001) + ". A float has no room for ten digits.");
  dense_parameters(2'147'483'647, 1)
      .returns(std::int64_t{2'147'483'648},
               dense_arithmetic(2'147'483'647, 1) +
                   ". One input more is beyond the largest int: make inputs a std::int64_t before "
                   "you add 1.");
}

TEST_CASE("output_shape: a valid 3x3 convolution loses one cell on each side", "[output_shape]") {
  output_shape(conv2d(32, 3, cnn::valid), {28, 28, 1})
      .returns(extents({26, 26, 32}), "28 − 3 + 1 = 26, and one map for each of the 32 filters.");
}

TEST_CASE("output_shape: a pool halves the sizes, rounds down and keeps the channels",
          "[output_shape]") {
  output_shape(pool(2), {26, 26, 32}).returns(extents({13, 13, 32}), "26 / 2 = 13.");
  output_shape(pool(2), {11, 11, 64})
      .returns(extents({5, 5, 64}), "11 / 2 = 5.5: half a window does not count.");
}

TEST_CASE("output_shape: flatten puts all cells in one row, dense answers with its units",
          "[output_shape]") {
  output_shape("flatten", {3, 3, 64}).returns(extents({576}), "3·3·64 = 576 cells in one row.");
  output_shape(dense(10), {64}).returns(extents({10}), "One answer for each unit.");
}

TEST_CASE("output_shape: same padding keeps height and width, whatever the kernel",
          "[output_shape]") {
  for (const int kernel : {1, 2, 3, 5}) {
    output_shape(conv2d(4, kernel, cnn::same), {9, 6, 3})
        .returns(extents({9, 6, 4}), "same: the output is as high and as wide as the input.");
  }
}

TEST_CASE("output_shape: height and width stay apart", "[output_shape]") {
  output_shape(conv2d(4, 3, cnn::valid), {10, 7, 3})
      .returns(extents({8, 5, 4}), "10 − 3 + 1 = 8 rows, 7 − 3 + 1 = 5 columns.");
  output_shape(conv2d(4, 3, cnn::full), {10, 7, 3})
      .returns(extents({12, 9, 4}),
               "full: 3 − 1 = 2 more than the input, 10 + 2 = 12 rows, 7 + 2 = 9 columns.");
  output_shape(pool(3), {10, 7, 2})
      .returns(extents({3, 2, 2}),
               "The pool moves by 3: floor((10 − 3) / 3) + 1 = 3 rows, "
               "floor((7 − 3) / 3) + 1 = 2 columns.");
}

TEST_CASE("output_shape: along random networks", "[output_shape]") {
  for (int i = 0; i < 3; ++i) {
    const Network network = random_network();
    for (std::size_t at = 0; at < network.words.size(); ++at) {
      const cnn::ModelLayer& layer = network.model.layers()[at];
      output_shape(network.words[at], layer.input_shape()).returns(extents(layer.output_shape()));
    }
  }
}

TEST_CASE("layer_parameters: a convolution reads its channels off the input",
          "[layer_parameters]") {
  layer_parameters(conv2d(32, 3, cnn::valid), {28, 28, 1})
      .returns(320, conv2d_arithmetic(3, 3, 1, 32, true));
  layer_parameters(conv2d(64, 3, cnn::valid), {13, 13, 32})
      .returns(18496, conv2d_arithmetic(3, 3, 32, 64, true));
}

TEST_CASE("layer_parameters: pooling and flatten learn nothing", "[layer_parameters]") {
  layer_parameters(pool(2), {26, 26, 32})
      .returns(0, "A maximum has no weights: there is nothing to learn.");
  layer_parameters("flatten", {3, 3, 64}).returns(0, "Flatten only puts cells in a row.");
}

TEST_CASE("layer_parameters: a dense layer reads its inputs off the input", "[layer_parameters]") {
  layer_parameters(dense(64), {576}).returns(36928, dense_arithmetic(576, 64));
}

TEST_CASE("layer_parameters: a larger picture needs no more weights", "[layer_parameters]") {
  for (const Shape& input : {Shape{28, 28, 3}, Shape{280, 140, 3}}) {
    layer_parameters(conv2d(16, 5, cnn::same), input)
        .returns(1216, conv2d_arithmetic(5, 5, 3, 16, true) +
                           ". The same kernel is used everywhere: height and width do not count.");
  }
}

TEST_CASE("layer_parameters: every layer of random networks", "[layer_parameters]") {
  for (int i = 0; i < 3; ++i) {
    const Network network = random_network();
    for (std::size_t at = 0; at < network.words.size(); ++at) {
      const cnn::ModelLayer& layer = network.model.layers()[at];
      layer_parameters(network.words[at], layer.input_shape()).returns(layer.parameter_count());
    }
  }
}

TEST_CASE("total_parameters: a network without layers has none", "[total_parameters]") {
  total_parameters({}, {28, 28, 1}).returns(0, "There is nothing to add up.");
}

TEST_CASE("total_parameters: the MNIST convnet has 93,322", "[total_parameters]") {
  const Network network = mnist_convnet();
  total_parameters(network.words, {28, 28, 1}).returns(93322, network.sum());
}

TEST_CASE("total_parameters: its convolutional base alone has 55,744", "[total_parameters]") {
  Network base = mnist_convnet();
  base.words.resize(5);
  total_parameters(base.words, {28, 28, 1})
      .returns(55744, "Layer by layer: 320 + 0 + 18,496 + 0 + 36,928 = 55,744");
}

TEST_CASE("total_parameters: the CIFAR model has 8,660,042", "[total_parameters]") {
  Network network({32, 32, 3});
  network.conv2d(64, 3, cnn::same);
  network.conv2d(64, 3, cnn::same);
  network.pool(2);
  network.conv2d(128, 3, cnn::same);
  network.pool(2);
  network.conv2d(128, 3, cnn::same);
  network.flatten();
  network.dense(1024);
  network.dense(10);
  total_parameters(network.words, {32, 32, 3}).returns(8660042, network.sum());
}

TEST_CASE("total_parameters: cats and dogs, 3,453,121", "[total_parameters]") {
  Network network({150, 150, 3});
  for (const int filters : {32, 64, 128, 128}) {
    network.conv2d(filters, 3, cnn::valid);
    network.pool(2);
  }
  network.flatten();
  network.dense(512);
  network.dense(1);
  total_parameters(network.words, {150, 150, 3}).returns(3453121, network.sum());
}

TEST_CASE("total_parameters: random networks of any height and width", "[total_parameters]") {
  for (int i = 0; i < 5; ++i) {
    const Network network = random_network();
    total_parameters(network.words, network.model.input_shape())
        .returns(network.model.parameter_count(), network.sum());
  }
}

TEST_CASE("total_parameters: each layer fits an int, their sum does not", "[total_parameters]") {
  total_parameters({"flatten", dense(40'000), dense(40'000), dense(40'000)}, {250, 200, 1})
      .returns(std::int64_t{5'200'120'000},
               "0 + 2,000,040,000 + 1,600,040,000 + 1,600,040,000 = 5,200,120,000: more than an "
               "int or an unsigned int can hold, so the total must be a std::int64_t.");
}
