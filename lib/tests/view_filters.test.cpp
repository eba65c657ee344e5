#include <catch2_either.hpp>

#include <stdexcept>
#include <string>
#include <vector>

#include "cnn/core/image_file.hpp"
#include "cnn/nn/view/filters.hpp"
#include "model_examples.hpp"
#include "test_folder.hpp"

using namespace cnn::view;

TEST_CASE("filters: one sheet a convolution, in the order of the model") {
  cnn::Sequential model = mnist_convnet();
  model.build();
  std::vector<std::string> names;
  draw_filters(model, "", {.note = "untrained"}, [&](const Sheet& sheet) {
    names.push_back(sheet.name);
    const std::string shape = sheet.name == "conv2d_1"   ? "(3, 3, 1, 32)"
                              : sheet.name == "conv2d_2" ? "(3, 3, 32, 64)"
                                                         : "(3, 3, 64, 64)";
    const FilterOptions same{.title = sheet.name + " kernel " + shape, .note = "untrained"};
    CHECK(sheet.pixels == filters_sheet(model.weight(sheet.name + ".kernel"), same));
  });
  CHECK(names == std::vector<std::string>{"conv2d_1", "conv2d_2", "conv2d_3"});
}

TEST_CASE("filters: are written under the name of their layer, one of them on demand") {
  const TestFolder folder;
  cnn::Sequential model = mnist_convnet();
  model.build();
  const auto files = write_filters(model, folder.path / "new", "conv2d_2");
  REQUIRE(files.size() == 1);
  CHECK(files[0] == folder.path / "new" / "conv2d_2.png");
  CHECK(cnn::read_image(files[0]).shape()[2] == 3);
}

TEST_CASE("filters: what cannot be drawn is said before anything is written") {
  const TestFolder folder;
  const auto out = folder.path / "out";
  cnn::Sequential model = mnist_convnet();
  CHECK_THROWS_AS(write_filters(model, out), std::logic_error);
  model.build();
  CHECK_THROWS_WITH(write_filters(model, out, "dense_1"),
                    "filters: only a Conv2D layer has filters. Received dense_1, a Dense. Name a "
                    "convolution.");
  CHECK_THROWS_AS(write_filters(model, out, "conv2d_9"), std::invalid_argument);
  cnn::Sequential flat({4});
  flat.add(cnn::Dense({.units = 2}));
  flat.build();
  CHECK_THROWS_WITH(write_filters(flat, out),
                    "filters: only Conv2D layers have filters. Received sequential_1, a model "
                    "without any.");
  CHECK_FALSE(std::filesystem::exists(out));
}
