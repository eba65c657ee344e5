#include "cnn/nn/view/example_sheet.hpp"

#include <catch2_either.hpp>
#include <stdexcept>

#include "cnn/nn/view/tiles.hpp"

using cnn::Dataset;
using cnn::Tensor;
using namespace cnn::view;  // NOLINT(google-build-using-namespace)

namespace {

// Two grey pictures of 1 x 2 pixels.
Dataset grey() {
  return Dataset({.name = "grey",
                  .image_shape = {1, 2, 1},
                  .pixels = {10, 20, 30, 40},
                  .labels = {1, 0},
                  .class_names = {"a", "b"}});
}

// The corner of tile `index` of two with these captions.
std::pair<int, int> corner(int index, const std::vector<std::string>& captions) {
  std::vector<Tile> tiles;
  tiles.reserve(captions.size());
  for (const std::string& caption : captions) tiles.push_back({blank(24, 48), caption});
  const Grid grid = arrange(tiles);
  return {grid.tile_top(index), grid.tile_left(index)};
}

}  // namespace

TEST_CASE("example_sheet: pictures stand in the order asked, grey as in the file, enlarged") {
  const Tensor sheet = example_sheet({.title = "grey"}, grey(), {1, 0});
  const auto [first_top, first_left] = corner(0, {"a", "b"});
  CHECK(pixel(sheet, first_top, first_left) == Rgb{30, 30, 30});
  CHECK(pixel(sheet, first_top + 23, first_left + 23) == Rgb{30, 30, 30});
  CHECK(pixel(sheet, first_top, first_left + 24) == Rgb{40, 40, 40});
  const auto [second_top, second_left] = corner(1, {"a", "b"});
  CHECK(pixel(sheet, second_top, second_left) == Rgb{10, 10, 10});
  CHECK(pixel(sheet, second_top, second_left + 47) == Rgb{20, 20, 20});
}

TEST_CASE("example_sheet: colours keep their order") {
  const Dataset colour({.name = "colour",
                        .image_shape = {1, 1, 3},
                        .pixels = {255, 128, 0},
                        .labels = {0},
                        .class_names = {"orange"}});
  const Tensor sheet = example_sheet({}, colour, {0});
  CHECK(pixel(sheet, margin + header_height() + margin, margin) == Rgb{255, 128, 0});
}

TEST_CASE("example_sheet: captions are the classes unless others are given, and are shortened") {
  const Tensor classes = example_sheet({}, grey(), {1, 0});
  CHECK(example_sheet({}, grey(), {1, 0}, {"a", "b"}) == classes);
  CHECK_FALSE(example_sheet({}, grey(), {1, 0}, {"b", "a"}) == classes);
  const std::string endless(500, 'w');
  CHECK(example_sheet({}, grey(), {0}, {endless}).shape()[1] < 400);
}

TEST_CASE("example_sheet: nothing to draw, too few captions, or no such picture is refused") {
  CHECK_THROWS_AS(example_sheet({}, grey(), {}), std::invalid_argument);
  CHECK_THROWS_AS(example_sheet({}, grey(), {0, 1}, {"one"}), std::invalid_argument);
  CHECK_THROWS_AS(example_sheet({}, grey(), {2}), std::out_of_range);
}
