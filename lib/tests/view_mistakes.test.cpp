#include "cnn/nn/view/mistakes.hpp"

#include <catch2_either.hpp>

#include "cnn/core/errors.hpp"
#include "cnn/nn/view/canvas.hpp"
#include "cnn/nn/view/tiles.hpp"

using namespace cnn;
using namespace cnn::view;

namespace {

/// Five pictures (2, 3, 1), every pixel ten times the index; classes a, b, c.
Dataset five(int classes) {
  Dataset::Content content;
  content.name = "five";
  content.image_shape = {2, 3, 1};
  for (int i = 0; i < 5; ++i) {
    content.pixels.insert(content.pixels.end(), 6, static_cast<std::uint8_t>(10 * i));
    content.labels.push_back(static_cast<std::uint8_t>(i % classes));
  }
  content.class_names = {"a", "b", "c"};
  content.class_names.resize(static_cast<std::size_t>(classes));
  return Dataset(content);
}

}  // namespace

TEST_CASE("mistakes: wrong answers, the surest first, and no more than asked for") {
  // Labels 0 1 2 0 1; wrong are 1 (0.6), 3 (0.9) and 4 (0.6).
  const Tensor outputs = matrix({{0.8F, 0.1F, 0.1F},
                                 {0.6F, 0.3F, 0.1F},
                                 {0, 0, 1},
                                 {0.05F, 0.9F, 0.05F},
                                 {0.2F, 0.2F, 0.6F}});
  const auto all = worst_mistakes(five(3), outputs, 10);
  REQUIRE(all.size() == 3);
  CHECK(all[0].index == 3);
  CHECK(all[0].truth == 0);
  CHECK(all[0].answer == 1);
  CHECK(all[0].confidence == 0.9F);
  CHECK(all[1].index == 1);
  CHECK(all[2].index == 4);
  CHECK(worst_mistakes(five(3), outputs, 1).size() == 1);
}

TEST_CASE("mistakes: a single output is the probability of class 1") {
  const auto all = worst_mistakes(five(2), Tensor({5, 1}, {0.1F, 0.2F, 0.7F, 0.9F, 0.4F}), 10);
  REQUIRE(all.size() == 2);  // labels 0 1 0 1 0
  CHECK(all[0].index == 1);
  CHECK(all[0].confidence == 1 - 0.2F);
  CHECK(all[1].index == 2);
  CHECK(all[1].confidence == 0.7F);
}

TEST_CASE("mistakes: the sheet shows the pictures that were mistaken") {
  const Dataset set = five(3);
  const std::vector<Mistake> mistakes{{3, 0, 1, 0.9F}, {1, 1, 0, 0.6F}};
  const Tensor sheet = mistakes_sheet(set, mistakes, "five");
  const int factor = upscale_factor(2, 3);
  std::vector<int> seen(256);
  for (int row = 0; row < sheet.shape()[0]; ++row) {
    for (int column = 0; column < sheet.shape()[1]; ++column) {
      const Rgb color = pixel(sheet, row, column);
      if (color == Rgb{30, 30, 30}) ++seen[30];
      if (color == Rgb{10, 10, 10}) ++seen[10];
    }
  }
  CHECK(seen[30] == 6 * factor * factor);
  CHECK(seen[10] == 6 * factor * factor);
}

TEST_CASE("mistakes: colours stay, and as many outputs as examples are needed") {
  Dataset::Content content;
  content.name = "red";
  content.image_shape = {1, 1, 3};
  content.pixels = {200, 20, 30};
  content.labels = {0};
  content.class_names = {"a", "b"};
  const Dataset red(content);
  const Tensor sheet = mistakes_sheet(red, {{0, 0, 1, 1.0F}}, "red");
  int found = 0;
  for (int row = 0; row < sheet.shape()[0]; ++row) {
    for (int column = 0; column < sheet.shape()[1]; ++column) {
      found += pixel(sheet, row, column) == Rgb{200, 20, 30} ? 1 : 0;
    }
  }
  const int factor = upscale_factor(1, 1);
  CHECK(found == factor * factor);
  CHECK_THROWS_AS(worst_mistakes(red, Tensor({2, 2}), 5), ShapeError);
}
