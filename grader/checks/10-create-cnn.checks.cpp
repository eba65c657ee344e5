// Lesson 10: entries one by one, whole configs against the library's create_cnn, and three famous
// networks by their published totals. Their weights are counted, never made.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <catch2_either.hpp>

#include "checks/model_checks.hpp"
#include "cnn/core/errors.hpp"
#include "cnn/nn/model/create_cnn.hpp"
#include "cnn/nn/model/number_text.hpp"

using namespace convlings::checks;
using cnn::Sequential;
using cnn::Shape;
using cnn::Tensor;
using cnn::with_commas;

namespace {

constexpr const char* cifar = "c64,3 c64,3 m2 c128,3 m2 c128,3 f d1024 d10";
constexpr const char* lenet5 = "c6,5,valid a2 c16,5,valid a2 f d120 d84 d10";
constexpr const char* vgg16 =
    "c64,3 c64,3 m2 c128,3 c128,3 m2 c256,3 c256,3 c256,3 m2 c512,3 c512,3 c512,3 m2 "
    "c512,3 c512,3 c512,3 m2 f d4096 d4096 d1000";

Call add_layer(const Shape& input, const std::string& entry, const std::string& activation) {
  return calling("add_layer", arg("input", input), arg("entry", entry),
                 arg("activation", activation));
}

/// The tokens of a config as they cross: a convolution always names its padding.
std::vector<std::string> tokens_of(const std::string& config) {
  std::vector<std::string> tokens;
  for (const cnn::LayerConfig& entry : cnn::parse_layer_config(config)) {
    tokens.push_back(entry.kind == 'c'   ? fmt::format("c{},{},{}", entry.size, entry.kernel,
                                                       cnn::to_string(entry.padding))
                     : entry.kind == 'f' ? "f"
                                         : fmt::format("{}{}", entry.kind, entry.size));
  }
  return tokens;
}

/// A question about the model that a student's create_cnn makes: "", "input_shape of ", ….
Call create_cnn(const std::string& question, const std::vector<std::string>& tokens,
                const Shape& input) {
  return calling(question + "create_cnn", arg("config", tokens), arg("input", input));
}

void creates_the_layers_of(const std::string& config, const Shape& input) {
  has_layers(create_cnn("", tokens_of(config), input),
             descriptions(cnn::create_cnn(config, input)));
}

/// The model that a student's config describes, made by the library without weights.
Sequential model_of(const Call& call, const Shape& input) {
  const std::string config = fmt::format("{}", fmt::join(call.texts(), " "));
  try {
    return cnn::create_cnn(config, input);
  } catch (const cnn::ShapeError& error) {
    call.must(false, fmt::format("Your config is \"{}\". No network can be made of it: {}", config,
                                 error.what()));
    throw;
  }
}

void has_parameters(const Call& call, const Shape& input, std::int64_t published) {
  const Sequential model = model_of(call, input);
  std::vector<std::string> counts;
  for (const cnn::ModelLayer& layer : model.layers()) {
    if (layer.parameter_count() == 0) continue;
    counts.push_back(layer.name() + " " + with_commas(layer.parameter_count()));
  }
  call.must(
      model.parameter_count() == published,
      fmt::format("For {} there should be {} parameters; your config has {}.", to_string(input),
                  with_commas(published), with_commas(model.parameter_count())),
      fmt::format("Your counts: {}.", fmt::join(counts, ", ")));
}

/// The heights of all maps on the way, as a student's config makes them.
void has_heights(const Call& call, const Shape& input, const std::vector<int>& expected,
                 const std::string& because) {
  std::vector<int> heights;
  const Sequential model = model_of(call, input);
  for (const cnn::ModelLayer& layer : model.layers()) {
    if (layer.output_shape().rank() == 3) heights.push_back(layer.output_shape()[0]);
  }
  call.must(heights == expected,
            fmt::format("The heights of the maps should be {}; yours are {}.",
                        fmt::join(expected, ", "), fmt::join(heights, ", ")),
            because);
}

void has_the_layers_of(const Call& call, const std::string& config, const Shape& input) {
  has_layers(call, descriptions(model_of(call, input)),
             descriptions(cnn::create_cnn(config, input)));
}

}  // namespace

TEST_CASE("add_layer: 'c' is a convolution with filters, kernel and activation", "[add_layer]") {
  has_layers(add_layer({32, 32, 3}, "c64,3,same", "relu"),
             {"Conv2D(filters=64, kernel_size=(3, 3), strides=(1, 1), padding=same, "
              "activation=relu)"});
}

TEST_CASE("add_layer: the padding is the entry's", "[add_layer]") {
  has_layers(add_layer({28, 28, 1}, "c6,5,valid", "relu"),
             {"Conv2D(filters=6, kernel_size=(5, 5), strides=(1, 1), padding=valid, "
              "activation=relu)"});
}

TEST_CASE("add_layer: 'm' takes the maximum and 'a' the average", "[add_layer]") {
  has_layers(add_layer({28, 28, 6}, "m2", "relu"),
             {"MaxPooling2D(pool_size=(2, 2), strides=(2, 2), padding=valid)"});
  has_layers(add_layer({28, 28, 6}, "m3", "relu"),
             {"MaxPooling2D(pool_size=(3, 3), strides=(3, 3), padding=valid)"});
  has_layers(add_layer({28, 28, 6}, "a2", "relu"),
             {"AveragePooling2D(pool_size=(2, 2), strides=(2, 2), padding=valid)"});
}

TEST_CASE("add_layer: 'f' flattens, 'd' is dense with the activation it is given", "[add_layer]") {
  has_layers(add_layer({5, 5, 16}, "f", "relu"), {"Flatten()"});
  has_layers(add_layer({400}, "d120", "relu"), {"Dense(units=120, activation=relu)"});
  has_layers(add_layer({84}, "d10", "softmax"), {"Dense(units=10, activation=softmax)"});
  has_layers(add_layer({84}, "d1", "sigmoid"), {"Dense(units=1, activation=sigmoid)"});
}

TEST_CASE("add_layer: a kind that nobody knows is refused, not skipped", "[add_layer]") {
  add_layer({28, 28, 1}, "q5", "relu").throws("'q' is no kind of layer");
}

TEST_CASE("create_cnn: no entries, no layers, but an input", "[create_cnn]") {
  create_cnn("input_shape of ", {}, {20, 30, 3}).returns(std::vector<int>{20, 30, 3});
  has_layers(create_cnn("", {}, {20, 30, 3}), {});
}

TEST_CASE("create_cnn: relu inside, softmax on the dense layer at the end", "[create_cnn]") {
  creates_the_layers_of("c4,3 m2 f d8 d5", {8, 8, 1});
}

TEST_CASE("create_cnn: a single unit at the end says yes or no by a sigmoid", "[create_cnn]") {
  creates_the_layers_of("c4,3 m2 f d8 d1", {8, 8, 1});
}

TEST_CASE("create_cnn: in the middle a single unit is nothing special", "[create_cnn]") {
  creates_the_layers_of("f d1 d6 d3", {4, 4, 1});
}

TEST_CASE("create_cnn: a network without a classifier ends with relu", "[create_cnn]") {
  creates_the_layers_of("c8,3 m2 c1,3", {12, 10, 3});
  creates_the_layers_of("c8,3 f", {12, 10, 3});
}

TEST_CASE("create_cnn: equal entries make as many layers", "[create_cnn]") {
  creates_the_layers_of("c5,3 c5,3 c5,3 m2 m2 f d7 d7 d7", {16, 12, 2});
}

TEST_CASE("create_cnn: the input is the one it is given, also when it is not square",
          "[create_cnn]") {
  for (int i = 0; i < 4; ++i) {
    const Shape input{random_integer(9, 14), random_integer(15, 20), random_integer(1, 4)};
    const std::string config = fmt::format("c{},3,valid m2 c{},2 {}2", random_integer(2, 9),
                                           random_integer(2, 9), i % 2 == 0 ? 'a' : 'm');
    const Shape output = cnn::create_cnn(config, input).output_shape();
    create_cnn("output_shape of ", tokens_of(config), input)
        .returns(std::vector<int>(output.begin(), output.end()));
  }
}

TEST_CASE("create_cnn: random configs", "[create_cnn]") {
  for (int i = 0; i < 4; ++i) {
    const std::string padding = i % 2 == 0 ? "same" : "valid";
    creates_the_layers_of(
        fmt::format("c{},{},{} {}2 c{},{},{} f d{} d{}", random_integer(2, 40),
                    random_integer(1, 5), padding, i < 2 ? 'm' : 'a', random_integer(2, 40),
                    random_integer(1, 4), padding, random_integer(2, 40), random_integer(1, 3)),
        {random_integer(14, 18), random_integer(19, 24), random_integer(1, 3)});
  }
}

TEST_CASE("create_cnn: with the same seed, the same numbers as the library's model",
          "[create_cnn]") {
  const std::string config = "c4,3 a2 c6,3,valid m2 f d8 d3";
  const Tensor batch = random_tensor({2, 12, 14, 3});
  const int seed = random_integer(1, 1000);
  Sequential model = cnn::create_cnn(config, {12, 14, 3});
  model.build(static_cast<std::uint64_t>(seed));
  calling("forward of create_cnn", arg("config", tokens_of(config)), arg("input", Shape{12, 14, 3}),
          arg("seed", seed), arg("batch", batch))
      .returns(model.forward(batch));
}

TEST_CASE("create_cnn: the weights are left to build", "[create_cnn]") {
  create_cnn("is_built of ", tokens_of("c4,3 f d3"), {6, 6, 1})
      .returns(0, "Do not call build here: to count VGG-16, nobody needs 138,357,544 weights.");
}

TEST_CASE("create_cnn: the CIFAR model, layer by layer", "[create_cnn]") {
  creates_the_layers_of(cifar, {32, 32, 3});
}

TEST_CASE("cifar_config: 8,660,042 parameters", "[cifar_config]") {
  has_parameters(calling("cifar_config"), {32, 32, 3}, 8'660'042);
}

TEST_CASE("cifar_config: layer by layer", "[cifar_config]") {
  has_the_layers_of(calling("cifar_config"), cifar, {32, 32, 3});
}

TEST_CASE("cifar_config: convolutions keep the height, two pools halve it", "[cifar_config]") {
  has_heights(calling("cifar_config"), {32, 32, 3}, {32, 32, 16, 16, 8, 8},
              "Same padding keeps the height, each pool halves it.");
}

TEST_CASE("cifar_config: before flatten the maps are 8x8, 128 of them", "[cifar_config]") {
  const Call call = calling("cifar_config");
  const Sequential model = model_of(call, {32, 32, 3});
  for (const cnn::ModelLayer& layer : model.layers()) {
    if (layer.layer().type() != "Flatten") continue;
    call.must(layer.input_shape() == Shape{8, 8, 128},
              "Flatten should get (8, 8, 128); in your config it gets " +
                  to_string(layer.input_shape()) + ".");
  }
  call.must(model.output_shape() == Shape{10}, "Ten classes: the last entry has 10 units.");
}

TEST_CASE("lenet5_config: 61,706 parameters", "[lenet5_config]") {
  has_parameters(calling("lenet5_config"), {32, 32, 1}, 61'706);
}

TEST_CASE("lenet5_config: layer by layer", "[lenet5_config]") {
  has_the_layers_of(calling("lenet5_config"), lenet5, {32, 32, 1});
}

TEST_CASE("lenet5_config: the maps shrink 28, 14, 10, 5", "[lenet5_config]") {
  has_heights(calling("lenet5_config"), {32, 32, 1}, {28, 14, 10, 5},
              "A valid 5x5 kernel takes 4 away, a pool of 2 halves.");
}

TEST_CASE("lenet5_config: both pools take the average", "[lenet5_config]") {
  const Call call = calling("lenet5_config");
  int pools = 0;
  const Sequential model = model_of(call, {32, 32, 1});
  for (const cnn::ModelLayer& layer : model.layers()) {
    pools += layer.layer().type() == "AveragePooling2D" ? 1 : 0;
  }
  call.must(pools == 2, fmt::format("There should be 2 average poolings; yours has {}.", pools));
}

TEST_CASE("vgg16_config: sixteen layers that learn", "[vgg16_config]") {
  const Call call = calling("vgg16_config");
  int convolutions = 0;
  int dense = 0;
  const Sequential model = model_of(call, {224, 224, 3});
  for (const cnn::ModelLayer& layer : model.layers()) {
    convolutions += layer.layer().type() == "Conv2D" ? 1 : 0;
    dense += layer.layer().type() == "Dense" ? 1 : 0;
  }
  call.must(convolutions == 13 && dense == 3,
            fmt::format("There should be 13 convolutions and 3 dense layers; yours has {} and {}.",
                        convolutions, dense));
}

TEST_CASE("vgg16_config: 138,357,544 parameters", "[vgg16_config]") {
  has_parameters(calling("vgg16_config"), {224, 224, 3}, 138'357'544);
}

TEST_CASE("vgg16_config: layer by layer", "[vgg16_config]") {
  has_the_layers_of(calling("vgg16_config"), vgg16, {224, 224, 3});
}

TEST_CASE("vgg16_config: five pools bring 224 down to 7", "[vgg16_config]") {
  has_heights(calling("vgg16_config"), {224, 224, 3},
              {224, 224, 112, 112, 112, 56, 56, 56, 56, 28, 28, 28, 28, 14, 14, 14, 14, 7},
              "Same padding keeps the height, each pool halves it.");
}
