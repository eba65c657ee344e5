#include "cnn/core/image_file.hpp"

#include <catch2_either.hpp>
#include <cmath>
#include <filesystem>
#include <limits>
#include <string>

#include "cnn/core/errors.hpp"
#include "test_folder.hpp"

using cnn::read_image;
using cnn::Tensor;
using cnn::write_png;

TEST_CASE("write_png: what was written is read back, for 1 to 4 channels") {
  const TestFolder folder;
  for (int channels = 1; channels <= 4; ++channels) {
    Tensor image({5, 7, channels});
    float level = 0;
    for (float& value : image)
      value = level = static_cast<float>((static_cast<int>(level) + 37) % 256);
    write_png(folder.path / "image.png", image);
    CHECK(read_image(folder.path / "image.png") == image);
  }
}

TEST_CASE("write_png: values are rounded and clamped, and (height, width) is grey") {
  const TestFolder folder;
  write_png(folder.path / "image.png", cnn::matrix({{-3, 0.4F, 0.6F}, {254.6F, 300, 1e30F}}));
  CHECK(read_image(folder.path / "image.png") == Tensor({2, 3, 1}, {0, 0, 1, 255, 255, 255}));
}

TEST_CASE("write_png: shapes and values that have no picture are refused") {
  const TestFolder folder;
  const auto file = folder.path / "image.png";
  CHECK_THROWS_WITH(write_png(file, Tensor({2, 3, 5})),
                    "write_png: an image is (height, width) or (height, width, 1 to 4 channels). "
                    "Received (2, 3, 5).");
  CHECK_THROWS_AS(write_png(file, Tensor({7})), cnn::ShapeError);
  CHECK_THROWS_AS(write_png(file, Tensor({1, 2, 2, 1})), cnn::ShapeError);
  CHECK_THROWS_AS(write_png(file, Tensor()), cnn::ShapeError);
  Tensor image({2, 2});
  image(1, 0) = std::numeric_limits<float>::quiet_NaN();
  CHECK_THROWS_WITH(
      write_png(file, image),
      "write_png: every value must be a finite number. Received nan at element 2 of a "
      "(2, 2) tensor.");
  image(1, 0) = -std::numeric_limits<float>::infinity();
  CHECK_THROWS_AS(write_png(file, image), std::invalid_argument);
  CHECK_FALSE(std::filesystem::exists(file));
}

TEST_CASE("read_image: channels 1 is grey by BT.601, channels 3 repeats grey") {
  const TestFolder folder;
  const auto file = folder.path / "image.png";
  write_png(file, Tensor({1, 3, 3}, {255, 0, 0, 0, 255, 0, 0, 0, 255}));
  const Tensor grey = read_image(file, {.channels = 1});
  CHECK(grey.shape() == cnn::Shape{1, 3, 1});
  CHECK(std::abs(grey(0, 0, 0) - 76.245F) < 1e-3F);
  CHECK(std::abs(grey(0, 1, 0) - 149.685F) < 1e-3F);
  CHECK(std::abs(grey(0, 2, 0) - 29.07F) < 1e-3F);
  write_png(file, cnn::matrix({{7, 9}}));
  CHECK(read_image(file, {.channels = 3}) == Tensor({1, 2, 3}, {7, 7, 7, 9, 9, 9}));
  CHECK(read_image(file, {.channels = 1}) == Tensor({1, 2, 1}, {7, 9}));
}

TEST_CASE("read_image: asked for grey or RGB, a transparent picture is laid over white") {
  const TestFolder folder;
  const auto file = folder.path / "image.png";
  write_png(file, Tensor({1, 3, 4}, {10, 20, 30, 0, 10, 20, 30, 255, 0, 100, 255, 51}));
  CHECK(read_image(file, {.channels = 3}) ==
        Tensor({1, 3, 3}, {255, 255, 255, 10, 20, 30, 204, 224, 255}));
  write_png(file, Tensor({1, 2, 2}, {0, 0, 0, 255}));
  CHECK(read_image(file, {.channels = 1}) == Tensor({1, 2, 1}, {255, 0}));
}

TEST_CASE("read_image: other channel counts are the caller's mistake") {
  CHECK_THROWS_WITH(read_image("any.png", {.channels = 2}),
                    "read_image: channels must be 1 (grey), 3 (RGB) or 0 (as stored). Received 2.");
}
