#include "cnn/nn/data/dataset.hpp"

#include <catch2_either.hpp>
#include <cmath>
#include <numeric>
#include <stdexcept>

#include "cnn/core/errors.hpp"

using cnn::Dataset;
using cnn::Targets;
using cnn::Tensor;

namespace {

// Three pictures of 1 x 2 with two channels: 0, 1, 2, 3 / 4, 5, 6, 7 / 8, 9, 10, 255.
Dataset::Content three_pictures() {
  return {.name = "three",
          .image_shape = {1, 2, 2},
          .pixels = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 255},
          .labels = {1, 0, 2},
          .class_names = {"cat", "dog", "eel"}};
}

std::vector<float> target(const cnn::Examples& examples, int index) {
  std::vector<float> numbers(static_cast<std::size_t>(examples.target_size()), -1.0F);
  examples.copy_target(index, numbers.data());
  return numbers;
}

}  // namespace

TEST_CASE("Dataset: pictures, labels and names come out as they went in") {
  const Dataset set(three_pictures());
  CHECK(set.name() == "three");
  CHECK(set.size() == 3);
  CHECK(set.classes() == 3);
  CHECK(set.class_names()[2] == "eel");
  CHECK(set.input_shape() == cnn::Shape{1, 2, 2});
  CHECK(set.labels() == std::vector<int>{1, 0, 2});
  CHECK(set.label(2) == 2);
  const auto bytes = set.pixels(1);
  CHECK(std::vector<int>(bytes.begin(), bytes.end()) == std::vector<int>{4, 5, 6, 7});
}

TEST_CASE("Dataset: pixels are scaled to 0..1 unless another factor is asked for") {
  const Dataset set(three_pictures());
  const Tensor image = set.image(2);
  CHECK(image.shape() == cnn::Shape{1, 2, 2});
  CHECK(image(0, 0, 0) == Catch::Approx(8.0 / 255));
  CHECK(image(0, 1, 1) == 1.0F);
  CHECK(set.scaled_by(1).image(2) == Tensor({1, 2, 2}, {8, 9, 10, 255}));
  CHECK(set.image(2) == image);  // the original keeps its scale
}

TEST_CASE("Dataset: every byte becomes byte / 255 but for rounding, at any length") {
  for (const int width : {1, 7, 8, 31, 256}) {
    std::vector<std::uint8_t> pixels(static_cast<std::size_t>(width));
    std::iota(pixels.begin(), pixels.end(), std::uint8_t{0});
    const Dataset set({"line", {1, width, 1}, pixels, {0}, {"only"}});
    std::vector<float> input(static_cast<std::size_t>(width) + 1, -7.0F);
    set.copy_input(0, input.data());
    for (int i = 0; i < width; ++i) {
      CAPTURE(width, i);
      const double exact = i / 255.0;
      CHECK(std::abs(input[static_cast<std::size_t>(i)] - exact) <= exact * 1.2e-7);
    }
    CHECK(input.back() == -7.0F);  // nothing is written behind the end
  }
}

TEST_CASE("Dataset: a target is a one-hot row, or the label itself") {
  const Dataset set(three_pictures());
  CHECK(set.target_size() == 3);
  CHECK(target(set, 0) == std::vector<float>{0, 1, 0});
  CHECK(target(set, 2) == std::vector<float>{0, 0, 1});
  const Dataset labels = set.with_targets(Targets::label);
  CHECK(labels.target_size() == 1);
  CHECK(target(labels, 2) == std::vector<float>{2});
}

TEST_CASE("Dataset: subsets keep order and repeats, and a subset of a subset counts in the first") {
  const Dataset set(three_pictures());
  const Dataset part = set.subset({2, 0, 2});
  CHECK(part.labels() == std::vector<int>{2, 1, 2});
  CHECK(part.subset({1}).image(0) == set.image(0));
  CHECK(part.with_targets(Targets::label).scaled_by(1).first(2).size() == 2);
  CHECK(set.first(2).labels() == std::vector<int>{1, 0});
  CHECK(set.first(99).size() == 3);
  CHECK(set.first(-1).size() == 0);
  CHECK(part.pixels(0).data() == set.pixels(2).data());  // shared, not copied
}

TEST_CASE("Dataset: an index outside is told, not followed") {
  const Dataset set(three_pictures());
  float input[4];
  CHECK_THROWS_WITH(set.label(3), "Dataset \"three\": index 3 is outside its 3 examples");
  CHECK_THROWS_AS(set.pixels(-1), std::out_of_range);
  CHECK_THROWS_AS(set.image(3), std::out_of_range);
  CHECK_THROWS_AS(set.subset({0, 3}), std::out_of_range);
  CHECK_THROWS_AS(set.first(1).label(1), std::out_of_range);
  CHECK_THROWS_AS(set.copy_input(3, input), std::out_of_range);
  CHECK_THROWS_AS(set.copy_target(-1, input), std::out_of_range);
}

TEST_CASE("Dataset: content that does not fit together is refused") {
  auto content = three_pictures();
  content.pixels.pop_back();
  CHECK_THROWS_WITH(Dataset(content),
                    "Dataset \"three\": every label has one picture. Received 3 labels and 11 "
                    "pixels, 4 to a picture (1, 2, 2).");
  content = three_pictures();
  content.labels[1] = 3;
  CHECK_THROWS_WITH(Dataset(content),
                    "Dataset \"three\": a label is the number of a class. Received 3 at position "
                    "1, there are 3 classes.");
  content = three_pictures();
  content.class_names.clear();
  CHECK_THROWS_AS(Dataset(content), cnn::ShapeError);
  content = three_pictures();
  content.labels.clear();
  CHECK_THROWS_AS(Dataset(content), cnn::ShapeError);
  content.pixels.clear();
  CHECK_THROWS_WITH(Dataset(content),
                    "Dataset \"three\": there must be 1 to 2^31 - 1 pictures. Received 0 labels.");
  content = three_pictures();
  content.image_shape = {1, 4};
  CHECK_THROWS_WITH(Dataset(content),
                    "Dataset \"three\": a picture is (height, width, channels). Received (1, 4).");
}
