#include <catch2_either.hpp>

#include "cnn/core/errors.hpp"
#include "cnn/nn/model/named_models.hpp"
#include "cnn/nn/model/summary.hpp"
#include "cnn/nn/model/walkthrough.hpp"
#include "model_examples.hpp"

using namespace cnn;

namespace {

std::vector<std::string> descriptions(const Sequential& model) {
  std::vector<std::string> lines;
  for (const ModelLayer& layer : model.layers()) lines.push_back(layer.layer().description());
  return lines;
}

const char* const vgg16 =
    "c64,3 c64,3 m2 c128,3 c128,3 m2 c256,3 c256,3 c256,3 m2 c512,3 c512,3 c512,3 m2 "
    "c512,3 c512,3 c512,3 m2 f d4096 d4096 d1000";

}  // namespace

TEST_CASE("Layer config: every token with its defaults filled in") {
  const std::vector<LayerConfig> entries =
      parse_layer_config(" c64,3  c8,5,s2\tc4,1,valid c4,2,s3,same m2 m3,s2 a2 f d1024 x0.5\n");
  const std::vector<LayerConfig> expected{
      {.kind = 'c', .size = 64, .kernel = 3, .stride = 1, .padding = same},
      {.kind = 'c', .size = 8, .kernel = 5, .stride = 2, .padding = same},
      {.kind = 'c', .size = 4, .kernel = 1, .stride = 1, .padding = valid},
      {.kind = 'c', .size = 4, .kernel = 2, .stride = 3, .padding = same},
      {.kind = 'm', .size = 2, .stride = 2},
      {.kind = 'm', .size = 3, .stride = 2},
      {.kind = 'a', .size = 2, .stride = 2},
      {.kind = 'f'},
      {.kind = 'd', .size = 1024},
      {.kind = 'x', .rate = 0.5F}};
  CHECK(entries == expected);
  CHECK(parse_layer_config("c64,3", valid)[0].padding == valid);
  CHECK(parse_layer_config("m2", same)[0].padding == valid);
}

TEST_CASE("Layer config: an entry prints as the token in full, and reads back") {
  CHECK(to_string(parse_layer_config("c64,3")[0]) == "c64,3,s1,same");
  for (const char* const token :
       {"c8,5,s2,valid", "m3,s2,valid", "a2,s2,same", "f", "d7", "x0.25"}) {
    CHECK(to_string(parse_layer_config(token)[0]) == token);
  }
}

TEST_CASE("Layer config: an error names the token, its position and what is allowed") {
  CHECK_THROWS_WITH(parse_layer_config("c32,3 m2 c64"),
                    "Layer config: a convolution needs its filters and a kernel size. Received "
                    "\"c64\", token 3. Write, for instance, c64,3.");
  CHECK_THROWS_WITH(parse_layer_config("c32,3 z9"),
                    "Layer config: a token starts with c, m, a, f, d or x. Received \"z9\", token "
                    "2. Write, for instance, c64,3 m2 a2 f d64 x0.5.");
  CHECK_THROWS_WITH(parse_layer_config("c32,3,s0"),
                    "Layer config: the options are a stride s1, s2, ..., and valid or same. "
                    "Received \"c32,3,s0\", token 1. Write, for instance, c64,3,s2,valid.");
  CHECK_THROWS_WITH(parse_layer_config("m"),
                    "Layer config: pooling needs a pool size. Received \"m\", token 1. Write, for "
                    "instance, m2.");
  CHECK_THROWS_WITH(parse_layer_config("f2"),
                    "Layer config: flatten has no number. Received \"f2\", token 1. Write, for "
                    "instance, f.");
  CHECK_THROWS_WITH(parse_layer_config("d"),
                    "Layer config: a dense layer needs its units. Received \"d\", token 1. Write, "
                    "for instance, d64.");
  CHECK_THROWS_WITH(parse_layer_config("x1"),
                    "Layer config: dropout needs a rate, 0 <= rate < 1. Received \"x1\", token 1. "
                    "Write, for instance, x0.5.");
  CHECK_THROWS_WITH(parse_layer_config("  "),
                    "Layer config: there is no layer in it. Write, for instance, c32,3 m2 f d10.");
}

TEST_CASE("Layer config: nothing half-read gets through") {
  for (const char* const token :
       {"c",     "c,3",  "c64,",  "c64,3,",         "c64,3,s", "c64,3,sx", "c64,3,full", "c64,3x",
        "c0,3",  "c3,0", "c-3,3", "c99999999999,3", "C64,3",   "m0",       "m2,",        "m2,2",
        "d0",    "d10,", "d1e3",  "d10.5",          "x",       "x-0.1",    "xnan",       "x0.5,",
        "x0.5y", "f,",   "a"}) {
    CAPTURE(token);
    CHECK_THROWS_AS(parse_layer_config(token), ShapeError);
  }
}

TEST_CASE("Input shape: 28x28x1 and nothing else") {
  CHECK(parse_input_shape("28x28x1") == Shape{28, 28, 1});
  CHECK(parse_input_shape("784") == Shape{784});
  for (const char* const text : {"", "x", "28x", "x28", "28x28x0", "28x28x-1", "1x28x28x1",
                                 "28 x 28", "axb", "99999999999"}) {
    CAPTURE(text);
    CHECK_THROWS_AS(parse_input_shape(text), ShapeError);
  }
  CHECK_THROWS_WITH(parse_input_shape("28x28x"),
                    "Input shape: height x width x channels, each at least 1. Received \"28x28x\". "
                    "Write, for instance, 28x28x1.");
}

TEST_CASE(
    "create_cnn: relu everywhere, softmax on the last dense layer, sigmoid on a single unit") {
  CHECK(
      descriptions(create_cnn("c8,3,s2 m3,s2 a2 f d16 x0.5 d3", {32, 32, 1}, {.padding = valid})) ==
      std::vector<std::string>{
          "Conv2D(filters=8, kernel_size=(3, 3), strides=(2, 2), padding=valid, activation=relu)",
          "MaxPooling2D(pool_size=(3, 3), strides=(2, 2), padding=valid)",
          "AveragePooling2D(pool_size=(2, 2), strides=(2, 2), padding=valid)", "Flatten()",
          "Dense(units=16, activation=relu)", "Dropout(rate=0.5)",
          "Dense(units=3, activation=softmax)"});
  CHECK(descriptions(create_cnn("f d1", {2, 2, 1})) ==
        std::vector<std::string>{"Flatten()", "Dense(units=1, activation=sigmoid)"});
}

TEST_CASE("create_cnn: a layer that does not fit is named by its token") {
  CHECK_THROWS_WITH(
      create_cnn("c4,3 d10", {8, 8, 1}),
      "Layer config: token 2, \"d10\", cannot stand there. Sequential: layer 2, dense_1, does not "
      "fit here. Dense: the input must be one row of numbers. Received (8, 8, 4). Add Flatten() "
      "before it.");
  CHECK_THROWS_AS(create_cnn("c4,3 m5000", {8, 8, 1}), ShapeError);
}

TEST_CASE("create_cnn: the seed and the name reach the model") {
  Sequential one = create_cnn("f d3", {4, 4, 1}, {.seed = 9, .name = "tiny"});
  Sequential two = create_cnn("f d3", {4, 4, 1}, {.seed = 9});
  Sequential other = create_cnn("f d3", {4, 4, 1}, {.seed = 10});
  one.build();
  two.build();
  other.build();
  CHECK(one.name() == "tiny");
  CHECK(one.weight("dense_1.kernel") == two.weight("dense_1.kernel"));
  CHECK_FALSE(one.weight("dense_1.kernel") == other.weight("dense_1.kernel"));
}

TEST_CASE("The course's models have the totals of the notes") {
  CHECK(named_model("mnist").parameter_count() == 93322);
  CHECK(named_model("cifar").parameter_count() == 8660042);
  CHECK(named_model("cats-dogs").parameter_count() == 3453121);
  CHECK(descriptions(named_model("mnist")) == descriptions(mnist_convnet()));
  CHECK_THROWS_WITH(named_model("minst"),
                    "named_model: the models are mnist, cifar, cats-dogs. Received \"minst\".");
}

TEST_CASE("The cats-and-dogs model: every shape and count") {
  const Sequential model = named_model("cats-dogs");
  const std::vector<Shape> shapes{{148, 148, 32},
                                  {74, 74, 32},
                                  {72, 72, 64},
                                  {36, 36, 64},
                                  {34, 34, 128},
                                  {17, 17, 128},
                                  {15, 15, 128},
                                  {7, 7, 128},
                                  {6272},
                                  {512},
                                  {1}};
  const std::vector<int> counts{896, 0, 18496, 0, 73856, 0, 147584, 0, 0, 3211776, 513};
  REQUIRE(model.layers().size() == shapes.size());
  for (std::size_t i = 0; i < shapes.size(); ++i) {
    CHECK(model.layers()[i].output_shape() == shapes[i]);
    CHECK(model.layers()[i].parameter_count() == counts[i]);
  }
  CHECK(model.layers().back().layer().description() == "Dense(units=1, activation=sigmoid)");
}

TEST_CASE("LeNet-5 and VGG-16 as configs have their published totals, without any weights") {
  const Sequential lenet5 =
      create_cnn("c6,5 a2 c16,5 a2 f d120 d84 d10", {32, 32, 1}, {.padding = valid});
  CHECK(lenet5.parameter_count() == 61706);
  const Sequential vgg = create_cnn(vgg16, {224, 224, 3});
  CHECK(vgg.parameter_count() == 138357544);
  CHECK(vgg.layers()[vgg.layers().size() - 4].input_shape() == Shape{7, 7, 512});
  CHECK(summary(vgg).find("Total params: 138,357,544\n") != std::string::npos);
  CHECK(walkthrough(vgg).find("dense_1: (25088 weights + 1 bias) · 4096 units = 102,764,544\n") !=
        std::string::npos);
  CHECK_FALSE(vgg.is_built());
}
