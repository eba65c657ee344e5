#include <catch2_either.hpp>

#include <fstream>
#include <limits>
#include <stdexcept>
#include <string>
#include <vector>

#include "cnn/core/errors.hpp"
#include "cnn/core/image_file.hpp"
#include "cnn/nn/view/colormap.hpp"
#include "cnn/nn/view/feature_maps.hpp"
#include "cnn/nn/view/photograph.hpp"
#include "cnn/nn/view/unit_strip.hpp"
#include "model_examples.hpp"
#include "test_data.hpp"
#include "test_folder.hpp"

using cnn::Tensor;
using namespace cnn::view;

namespace {

// Three rows of 200 over three rows of 0, as the course's edge example, but 6 x 6.
Tensor step_image() {
  Tensor photo({6, 6, 1});
  for (int row = 0; row < 3; ++row) {
    for (int column = 0; column < 6; ++column) photo(row, column, 0) = 200;
  }
  return photo;
}

std::vector<Sheet> sheets_of(const cnn::Sequential& model, const Tensor& photo,
                             const FeatureMapOptions& options = {}) {
  std::vector<Sheet> sheets;
  draw_feature_maps(model, photo, options, [&](const Sheet& sheet) { sheets.push_back(sheet); });
  return sheets;
}

}  // namespace

TEST_CASE("feature maps: an edge kernel lights up the two rows at the edge") {
  cnn::Sequential model({6, 6, 1});
  model.add(cnn::Conv2D({.filters = 1, .kernel_size = 3}));
  model.build();
  model.set_weight("conv2d_1.kernel", Tensor({3, 3, 1, 1}, {10, 10, 10, 0, 0, 0, -10, -10, -10}));
  const std::vector<Sheet> sheets = sheets_of(model, step_image());
  REQUIRE(sheets.size() == 2);
  CHECK(sheets[0].name == "input");
  CHECK(sheets[1].name == "conv2d_1");
  // (4, 4, 1) at 24 pixels a cell from (87, 16): rows 0, 6000 / 255, 6000 / 255, 0.
  const Rgb low = color_at(Colormap::viridis, 0);
  const Rgb high = color_at(Colormap::viridis, 1);
  for (int column = 0; column < 4; ++column) {
    CAPTURE(column);
    const int x = 16 + 24 * column + 12;
    CHECK(pixel(sheets[1].pixels, 87 + 12, x) == low);
    CHECK(pixel(sheets[1].pixels, 87 + 36, x) == high);
    CHECK(pixel(sheets[1].pixels, 87 + 60, x) == high);
    CHECK(pixel(sheets[1].pixels, 87 + 84, x) == low);
  }
  // The input: 6 cells of 24 pixels, the upper half 200.
  CHECK(pixel(sheets[0].pixels, 87 + 2 * 24, 16) == Rgb{200, 200, 200});
  CHECK(pixel(sheets[0].pixels, 87 + 3 * 24, 16) == Rgb{0, 0, 0});
}

TEST_CASE("feature maps: every layer of the MNIST model has its sheet, under its name") {
  cnn::Sequential model = mnist_convnet();
  model.build();
  const Tensor photo = step_image();
  const std::vector<Tensor> outputs =
      model.activations(prepared(photo, {28, 28, 1}).reshaped({1, 28, 28, 1}));
  const FeatureMapOptions options{.note = "untrained, seed 1", .scale = Scale::layer};
  const std::vector<Sheet> sheets = sheets_of(model, photo, options);
  const std::vector<std::string> names{"input",     "conv2d_1",        "max_pooling2d_1",
                                       "conv2d_2",  "max_pooling2d_2", "conv2d_3",
                                       "flatten_1", "dense_1",         "dense_2"};
  REQUIRE(sheets.size() == names.size());
  for (std::size_t i = 0; i < names.size(); ++i) CHECK(sheets[i].name == names[i]);
  CHECK(sheets[3].pixels == contact_sheet(outputs[2].reshaped({11, 11, 64}),
                                          {"conv2d_2 (11, 11, 64)", options.note, options.scale}));
  CHECK(sheets[8].pixels ==
        unit_strip(outputs[7].reshaped({10}), {"dense_2 (10,)", options.note, options.scale}));
}

TEST_CASE("feature maps: one layer on demand comes alone") {
  cnn::Sequential model = mnist_convnet();
  model.build();
  const std::vector<Sheet> sheets = sheets_of(model, step_image(), {.layer = "conv2d_2"});
  REQUIRE(sheets.size() == 1);
  CHECK(sheets[0].name == "conv2d_2");
}

TEST_CASE("feature maps: are written one PNG a layer") {
  const TestFolder folder;
  cnn::Sequential model({6, 6, 3});
  model.add(cnn::Conv2D({.filters = 2, .kernel_size = 3}));
  model.add(cnn::Flatten());
  model.build();
  const auto out = folder.path / "maps";
  const auto files = write_feature_maps(model, step_image(), out);
  CHECK(files == std::vector<std::filesystem::path>{out / "input.png", out / "conv2d_1.png",
                                                    out / "flatten_1.png"});
  CHECK(cnn::read_image(files[1]) == sheets_of(model, step_image())[1].pixels);
}

TEST_CASE("feature maps: what cannot be drawn is said before anything is written") {
  const TestFolder folder;
  const auto out = folder.path / "out";
  cnn::Sequential model = mnist_convnet();
  CHECK_THROWS_AS(write_feature_maps(model, step_image(), out), std::logic_error);
  model.build();
  CHECK_THROWS_AS(write_feature_maps(model, step_image(), out, {.layer = "conv2d_7"}),
                  std::invalid_argument);
  CHECK_THROWS_AS(write_feature_maps(model, Tensor({6, 6}), out), cnn::ShapeError);
  cnn::Sequential flat({784});
  flat.add(cnn::Dense({.units = 2}));
  flat.build();
  CHECK_THROWS_AS(write_feature_maps(flat, step_image(), out), cnn::ShapeError);
  CHECK_FALSE(std::filesystem::exists(out));
  std::ofstream(out) << "precious";
  CHECK_THROWS_AS(write_feature_maps(model, step_image(), out), cnn::DataError);
}

TEST_CASE("feature maps: weights that are no numbers give magenta sheets, not a crash") {
  cnn::Sequential model({6, 6, 1});
  model.add(cnn::Conv2D({.filters = 1, .kernel_size = 3}));
  model.build();
  model.set_weight("conv2d_1.bias", Tensor({1}, {std::numeric_limits<float>::quiet_NaN()}));
  const TestFolder folder;
  write_feature_maps(model, step_image(), folder.path);
  CHECK(pixel(cnn::read_image(folder.path / "conv2d_1.png"), 90, 20) == not_a_number);
}

TEST_CASE("feature maps: photographs of many kinds go through the MNIST model", "[data]") {
  cnn::Sequential model = mnist_convnet();
  model.build();
  for (const char* name : {"camera.png", "chelsea_rgb_451x300_baseline420.jpg",
                           "coins_greyalpha_151x149.png", "tiny_grey_1x17.png"}) {
    CAPTURE(name);
    const auto photo = shared_data_or_warn(std::string("photos/") + name);
    if (!photo) return;
    CHECK(sheets_of(model, cnn::read_image(*photo)).size() == 9);
  }
}
