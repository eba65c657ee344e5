#include <catch2_either.hpp>
#include <fstream>
#include <sstream>
#include <stdexcept>

#include "cnn/nn/model/named_models.hpp"
#include "cnn/nn/model/number_text.hpp"
#include "cnn/nn/model/summary.hpp"
#include "cnn/nn/model/walkthrough.hpp"
#include "model_examples.hpp"

using namespace cnn;

namespace {

std::string approved(const std::string& name) {
  const std::string path = CONVLINGS_SOURCE_DIR "/lib/tests/approved/" + name;
  std::ifstream file(path, std::ios::binary);
  if (!file) throw std::runtime_error("there is no file " + path);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

Sequential mnist_base() {
  return create_cnn("c32,3 m2 c64,3 m2 c64,3", {28, 28, 1}, {.padding = valid});
}

Sequential wide_model() {
  Sequential model({224, 224, 100});
  model.add(ZeroPadding2D());
  model.add(AveragePooling2D());
  model.add(Flatten());
  model.add(Dense({.units = 700}));
  return model;
}

/// The lines of the table that name a layer, which is all that some of the notes have kept.
std::vector<std::string> layer_rows(const Sequential& model) {
  std::vector<std::string> rows;
  std::istringstream table(summary(model, SummaryStyle::keras2_0));
  for (std::string line; std::getline(table, line);) {
    if (line.find("(None") != std::string::npos) rows.push_back(line);
  }
  return rows;
}

}  // namespace

TEST_CASE("summary: keras2.0 prints the two tables of the workshop notes byte for byte") {
  CHECK(summary(mnist_base(), SummaryStyle::keras2_0) == approved("mnist_base.keras2.0.txt"));
  CHECK(summary(mnist_convnet(), SummaryStyle::keras2_0) == approved("mnist.keras2.0.txt"));
}

TEST_CASE("summary: keras2 adds the line that names the model") {
  CHECK(summary(mnist_convnet()) == approved("mnist.keras2.txt"));
  CHECK(summary(mnist_convnet(), SummaryStyle::keras2) == approved("mnist.keras2.txt"));
}

TEST_CASE("summary: every row that the CIFAR notes have kept, of both models of the session") {
  const Sequential first = named_model("cifar");
  const std::vector<std::string> rows = layer_rows(first);
  REQUIRE(rows.size() == 9);
  CHECK(rows[0] == "conv2d_1 (Conv2D)            (None, 32, 32, 64)        1792      ");
  CHECK(rows[1] == "conv2d_2 (Conv2D)            (None, 32, 32, 64)        36928     ");
  CHECK(rows[2] == "max_pooling2d_1 (MaxPooling2 (None, 16, 16, 64)        0         ");
  CHECK(rows[3] == "conv2d_3 (Conv2D)            (None, 16, 16, 128)       73856     ");
  CHECK(rows[4] == "max_pooling2d_2 (MaxPooling2 (None, 8, 8, 128)         0         ");
  CHECK(rows[5] == "conv2d_4 (Conv2D)            (None, 8, 8, 128)         147584    ");
  CHECK(rows[6] == "flatten_1 (Flatten)          (None, 8192)              0         ");

  Sequential second({32, 32, 3}, {.name = "sequential_2", .named_after = &first});
  for (const ModelLayer& layer : first.layers()) second.add(layer.layer());
  const std::vector<std::string> later = layer_rows(second);
  REQUIRE(later.size() == 9);
  CHECK(later[0] == "conv2d_5 (Conv2D)            (None, 32, 32, 64)        1792      ");
  CHECK(later[1] == "conv2d_6 (Conv2D)            (None, 32, 32, 64)        36928     ");
  CHECK(later[2] == "max_pooling2d_3 (MaxPooling2 (None, 16, 16, 64)        0         ");
  CHECK(later[3] == "conv2d_7 (Conv2D)            (None, 16, 16, 128)       73856     ");
  CHECK(later[4] == "max_pooling2d_4 (MaxPooling2 (None, 8, 8, 128)         0         ");
  CHECK(later[5] == "conv2d_8 (Conv2D)            (None, 8, 8, 128)         147584    ");
  CHECK(later[6] == "flatten_2 (Flatten)          (None, 8192)              0         ");
}

TEST_CASE("summary: every row that the MNIST notes have kept") {
  const std::vector<std::string> rows = layer_rows(named_model("mnist"));
  REQUIRE(rows.size() == 8);
  CHECK(rows[0] == "conv2d_1 (Conv2D)            (None, 26, 26, 32)        320       ");
  CHECK(rows[1] == "max_pooling2d_1 (MaxPooling2 (None, 13, 13, 32)        0         ");
  CHECK(rows[2] == "conv2d_2 (Conv2D)            (None, 11, 11, 64)        18496     ");
  CHECK(rows[3] == "max_pooling2d_2 (MaxPooling2 (None, 5, 5, 64)          0         ");
  CHECK(rows[4] == "conv2d_3 (Conv2D)            (None, 3, 3, 64)          36928     ");
  CHECK(rows[5] == "flatten_1 (Flatten)          (None, 576)               0         ");
  CHECK(rows[6] == "dense_1 (Dense)              (None, 64)                36928     ");
  const std::string base = summary(mnist_base());
  CHECK(base.find("\nTotal params: 55,744\nTrainable params: 55,744\nNon-trainable params: 0\n") !=
        std::string::npos);
}

TEST_CASE("summary: keras3 prints the table that Keras 3's table library draws") {
  CHECK(summary(mnist_convnet(), SummaryStyle::keras3) == approved("mnist.keras3.80.txt"));
  CHECK(summary(mnist_convnet(), SummaryStyle::keras3, 120) == approved("mnist.keras3.120.txt"));
  CHECK(summary(mnist_convnet(), SummaryStyle::keras3, 500) == approved("mnist.keras3.120.txt"));
}

TEST_CASE("summary: keras3 goes on in a second line where a cell is too narrow") {
  CHECK(summary(wide_model(), SummaryStyle::keras3, 80) == approved("wide.keras3.80.txt"));
  CHECK(summary(wide_model(), SummaryStyle::keras3, 57) == approved("wide.keras3.57.txt"));
  CHECK(summary(wide_model(), SummaryStyle::keras3, 44) == approved("wide.keras3.44.txt"));
}

TEST_CASE("summary: a terminal narrower than 40 columns counts as 40") {
  CHECK(summary(wide_model(), SummaryStyle::keras3, 0) ==
        summary(wide_model(), SummaryStyle::keras3, 40));
}

TEST_CASE("summary: styles have names") {
  CHECK(parse_summary_style("keras2.0") == SummaryStyle::keras2_0);
  CHECK(parse_summary_style("keras2") == SummaryStyle::keras2);
  CHECK(parse_summary_style("keras3") == SummaryStyle::keras3);
  CHECK_THROWS_WITH(parse_summary_style("keras1"),
                    "summary: the style must be keras2.0, keras2 or keras3. Received \"keras1\".");
}

TEST_CASE("Numbers get a comma at every third digit") {
  CHECK(with_commas(0) == "0");
  CHECK(with_commas(650) == "650");
  CHECK(with_commas(1792) == "1,792");
  CHECK(with_commas(138357544) == "138,357,544");
  CHECK(with_commas(-123456) == "-123,456");
}

TEST_CASE("Memory is counted in steps of 1024") {
  CHECK(memory_text(0) == "0.00 B");
  CHECK(memory_text(1023) == "1023.00 B");
  CHECK(memory_text(std::int64_t{4} * 93322) == "364.54 KB");
  CHECK(memory_text(std::int64_t{1} << 30) == "1.00 GB");
}

TEST_CASE("walkthrough: the MNIST convnet, line by line") {
  CHECK(walkthrough(mnist_convnet()) == approved("mnist.walkthrough.txt"));
}

TEST_CASE("walkthrough: padding, strides and sides that differ stand in the arithmetic") {
  Sequential model({5, 8, 2});
  model.add(ZeroPadding2D({.padding = {0, 1, 2, 2}}));
  model.add(Conv2D({.filters = 3,
                    .kernel_size = {2, 3},
                    .strides = {1, 2},
                    .padding = same,
                    .use_bias = false}));
  CHECK(walkthrough(model) ==
        "zero_padding2d_1: no weights, 0 parameters\n"
        "  shape            (5, 8, 2) → (6, 12, 2)\n"
        "  output height    5 + 0 + 1 = 6\n"
        "  output width     8 + 2 + 2 = 12\n"
        "  receptive field  1×1 cells of the input, jump 1\n"
        "  activations      6·12·2 · 4 bytes = 576\n"
        "conv2d_1: 2·3·2 weights · 3 filters = 36\n"
        "  shape            (6, 12, 2) → (6, 6, 3)\n"
        "  output height    floor((6 + 0 + 1 − 2) / 1) + 1 = 6\n"
        "  output width     floor((12 + 0 + 1 − 3) / 2) + 1 = 6\n"
        "  receptive field  2×3 cells of the input, jump 1×2\n"
        "  multiply-adds    6·6·3 outputs · 2·3·2 taps = 1,296\n"
        "  FLOPs            2 · 1,296 = 2,592\n"
        "  activations      6·6·3 · 4 bytes = 432\n"
        "sequential_1: 2 layers, for one example\n"
        "  parameters       36 (144.00 B)\n"
        "  multiply-adds    1,296\n"
        "  FLOPs            2,592\n"
        "  activations      1,008 bytes (1008.00 B)\n");
}

TEST_CASE("walkthrough: no line of any named model is wider than 80 columns") {
  for (const NamedModel& named : named_models()) {
    std::istringstream lines(walkthrough(named_model(named.name)));
    for (std::string line; std::getline(lines, line);) {
      int columns = 0;  // UTF-8 continuation bytes take no column
      for (const char c : line) columns += (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
      CHECK(columns <= 80);
    }
  }
}
