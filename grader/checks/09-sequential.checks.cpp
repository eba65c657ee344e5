// Lesson 09: the layers one by one, the two tables of the course, and numbers that come out of
// seeded models of the same layers.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <catch2_either.hpp>

#include "checks/model_checks.hpp"
#include "cnn/nn/model/create_cnn.hpp"
#include "cnn/nn/model/named_models.hpp"
#include "cnn/nn/model/number_text.hpp"
#include "cnn/nn/model/summary.hpp"

using namespace convlings::checks;
using cnn::Sequential;
using cnn::Shape;
using cnn::Tensor;

namespace {

/// What a student's model says when it is asked for `question`: "layers", "summary", ….
template <typename... Arguments>
Call base(const std::string& question, Arguments... arguments) {
  return calling("convolutional_base()." + question, std::move(arguments)...);
}

template <typename... Arguments>
Call convnet(const std::string& question, Arguments... arguments) {
  return calling("mnist_convnet()." + question, std::move(arguments)...);
}

Call classify(const Tensor& weights, const Tensor& image) {
  return calling("classify", arg("weights", weights), arg("image", image));
}

Sequential the_base() {
  return cnn::create_cnn("c32,3 m2 c64,3 m2 c64,3", {28, 28, 1}, {.padding = cnn::valid});
}
Sequential the_convnet() { return cnn::named_model("mnist"); }

Tensor some_digits(int batch) {
  Tensor digits = random_tensor({batch, 28, 28, 1});
  for (float& pixel : digits) pixel = (pixel + 4) / 8;  // 0 to 1
  return digits;
}

Tensor seeded_answer(Sequential model, int seed, const Tensor& batch) {
  model.build(static_cast<std::uint64_t>(seed));
  return model.forward(batch);
}

/// A model in the words that cross to the student's process.
std::vector<std::string> words_of(const std::vector<cnn::LayerConfig>& entries) {
  std::vector<std::string> words;
  words.reserve(entries.size());
  for (const cnn::LayerConfig& entry : entries) {
    words.push_back(entry.kind == 'c'
                        ? fmt::format("conv2d filters={} kernel={} padding={}", entry.size,
                                      entry.kernel, cnn::to_string(entry.padding))
                    : entry.kind == 'm' ? fmt::format("max_pooling2d pool={}", entry.size)
                    : entry.kind == 'd' ? fmt::format("dense units={}", entry.size)
                                        : "flatten");
  }
  return words;
}

void largest_layer_is(const std::string& expected, const std::string& config, const Shape& input,
                      cnn::Padding padding = cnn::valid) {
  const std::vector<cnn::LayerConfig> entries = cnn::parse_layer_config(config, padding);
  const Sequential model = cnn::create_cnn(entries, input);
  std::vector<std::string> counts;
  for (const cnn::ModelLayer& layer : model.layers()) {
    counts.push_back(layer.name() + " " + cnn::with_commas(layer.parameter_count()));
  }
  calling("largest_layer", arg("model", words_of(entries)), arg("input", input))
      .returns(expected, fmt::format("The counts: {}.", fmt::join(counts, ", ")));
}

/// What the model of `classify` is, and what it answers.
std::string outputs_of(const Tensor& weights, const Tensor& image) {
  std::vector<float> outputs(static_cast<std::size_t>(weights.shape()[1]));
  for (int i = 0; i < weights.shape()[0]; ++i) {
    for (int j = 0; j < weights.shape()[1]; ++j) {
      outputs[static_cast<std::size_t>(j)] += image.data()[i] * weights(i, j);
    }
  }
  return fmt::format(
      "The model is flatten and a dense layer with these weights. It answers ({}); "
      "classes are counted from 0.",
      fmt::join(outputs, ", "));
}

}  // namespace

TEST_CASE("convolutional_base: it takes grey pictures of 28x28", "[convolutional_base]") {
  base("input_shape").returns(std::vector<int>{28, 28, 1}, "Height, width, channels.");
}

TEST_CASE("convolutional_base: the five layers, with their options", "[convolutional_base]") {
  has_layers(base("layers"), descriptions(the_base()));
}

TEST_CASE("convolutional_base: the table with 55,744 parameters", "[convolutional_base]") {
  prints(base("summary"), cnn::summary(the_base()));
}

TEST_CASE("convolutional_base: two pictures become two stacks of 64 maps of 3x3",
          "[convolutional_base]") {
  const Tensor digits = some_digits(2);
  const int seed = random_integer(1, 1000);
  base("forward", arg("seed", seed), arg("batch", digits))
      .returns(seeded_answer(the_base(), seed, digits));
}

TEST_CASE("mnist_convnet: it begins with the base and ends with three more layers",
          "[mnist_convnet]") {
  has_layers(convnet("layers"), descriptions(the_convnet()));
}

TEST_CASE("mnist_convnet: the table with 93,322 parameters", "[mnist_convnet]") {
  prints(convnet("summary"), cnn::summary(the_convnet()));
}

TEST_CASE("mnist_convnet: ten probabilities for each picture", "[mnist_convnet]") {
  answers_ten_probabilities(convnet("forward", arg("seed", 5), arg("batch", some_digits(3))));
}

TEST_CASE("mnist_convnet: with the same seed, the same numbers as the library's model",
          "[mnist_convnet]") {
  const Tensor digits = some_digits(2);
  const int seed = random_integer(1, 1000);
  convnet("forward", arg("seed", seed), arg("batch", digits))
      .returns(seeded_answer(the_convnet(), seed, digits));
}

TEST_CASE("largest_layer: pooling and flatten are never the largest", "[largest_layer]") {
  largest_layer_is("conv2d_1", "m2 c2,3 f", {8, 8, 1});
}

TEST_CASE("largest_layer: the CIFAR model is mostly its first dense layer", "[largest_layer]") {
  largest_layer_is("dense_1", "c64,3 c64,3 m2 c128,3 m2 c128,3 f d1024 d10", {32, 32, 3},
                   cnn::same);
}

TEST_CASE("largest_layer: of two equal ones the first, as in the MNIST convnet",
          "[largest_layer]") {
  largest_layer_is("conv2d_3", "c32,3 m2 c64,3 m2 c64,3 f d64 d10", {28, 28, 1});
  largest_layer_is("dense_1", "f d3 d3", {1, 3, 1});  // 12 parameters each
}

TEST_CASE("largest_layer: parameters count, not the size of what comes out", "[largest_layer]") {
  largest_layer_is("conv2d_2", "c8,1 m4 c16,3 m2 f d2", {32, 32, 3});
}

TEST_CASE("largest_layer: the very first and the very last layer may win", "[largest_layer]") {
  largest_layer_is("conv2d_1", "c40,5 m2 c1,1 f d1", {16, 12, 3});
  largest_layer_is("dense_2", "f d2 d90", {4, 3, 1});
  largest_layer_is("max_pooling2d_1", "m2 f", {4, 4, 1});  // nothing learns: 0 each
}

TEST_CASE("classify: the place of the largest number, counted from 0", "[classify]") {
  const Tensor image({2, 2, 1}, {1, 2, 3, 4});
  const Tensor weights = cnn::matrix({{1, 0, 0}, {0, 0, 5}, {0, 1, 0}, {0, 0, 0}});
  classify(weights, image).returns(2, outputs_of(weights, image));
}

TEST_CASE("classify: class 0 may be the answer", "[classify]") {
  const Tensor image({1, 2, 1}, {1, 1});
  const Tensor weights = cnn::matrix({{3, 1, 2}, {3, 1, 2}});
  classify(weights, image).returns(0, outputs_of(weights, image));
}

TEST_CASE("classify: of negative numbers the one nearest to zero is the largest", "[classify]") {
  const Tensor image({2, 1, 1}, {1, 1});
  const Tensor weights = cnn::matrix({{-4, -3, -1}, {-4, -3, -1}});
  classify(weights, image).returns(2, outputs_of(weights, image));
}

TEST_CASE("classify: colour pictures that are not square", "[classify]") {
  for (int i = 0; i < 6; ++i) {
    const Tensor image = random_tensor({random_integer(2, 5), random_integer(6, 9), 3});
    const int classes = random_integer(2, 6);
    const int best = random_integer(0, classes - 1);
    Tensor weights({static_cast<int>(image.size()), classes});
    for (int cell = 0; cell < weights.shape()[0]; ++cell) {
      weights(cell, best) = image.data()[cell];  // the picture itself: no other class fits as well
    }
    classify(weights, image).returns(best, outputs_of(weights, image));
  }
}
