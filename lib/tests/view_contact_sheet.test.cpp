#include <catch2_either.hpp>

#include <algorithm>
#include <limits>
#include <string>

#include "cnn/core/errors.hpp"
#include "cnn/nn/view/colormap.hpp"
#include "cnn/nn/view/contact_sheet.hpp"
#include "cnn/nn/view/text.hpp"
#include "cnn/nn/view/tiles.hpp"
#include "sheet_pixels.hpp"

using cnn::Tensor;
using namespace cnn::view;

namespace {

// Is `words` written in ink with its corner there, and nothing else in its box?
bool reads(const Tensor& sheet, int top, int left, const std::string& words) {
  Tensor expected = blank(text_height(caption_size), text_width(words, caption_size));
  draw_text(expected, 0, 0, words, caption_size);
  for (int row = 0; row < expected.shape()[0]; ++row) {
    for (int column = 0; column < expected.shape()[1]; ++column) {
      if (pixel(sheet, top + row, left + column) != pixel(expected, row, column)) return false;
    }
  }
  return true;
}

// A map whose channel k is k everywhere.
Tensor steps(int height, int width, int channels) {
  Tensor map({height, width, channels});
  for (int row = 0; row < height; ++row) {
    for (int column = 0; column < width; ++column) {
      for (int k = 0; k < channels; ++k) map(row, column, k) = static_cast<float>(k);
    }
  }
  return map;
}

Rgb viridis(double position) { return color_at(Colormap::viridis, position); }

}  // namespace

TEST_CASE("upscale factor: whole, and small maps come out as large as big ones") {
  CHECK(upscale_factor(3, 3) == 24);
  CHECK(upscale_factor(5, 5) == 20);
  CHECK(upscale_factor(11, 11) == 9);
  CHECK(upscale_factor(13, 13) == 8);
  CHECK(upscale_factor(26, 26) == 4);
  CHECK(upscale_factor(1, 26) == 4);
  CHECK(upscale_factor(74, 74) == 2);
  CHECK(upscale_factor(150, 150) == 1);
  CHECK(upscale_factor(1, 1) == 24);
}

TEST_CASE("contact sheet: every cell of a map becomes a block at its place, rows downwards") {
  // (2, 3, 1) with the values 0 .. 5: a tile of 48 x 72.
  const Tensor sheet = contact_sheet(Tensor({2, 3, 1}, {0, 1, 2, 3, 4, 5}), {});
  for (int row = 0; row < 2; ++row) {
    for (int column = 0; column < 3; ++column) {
      CAPTURE(row, column);
      const Rgb expected = viridis((row * 3 + column) / 5.0);
      const int top = first_top + 24 * row;
      const int left = first_left + 24 * column;
      CHECK(pixel(sheet, top, left) == expected);
      CHECK(pixel(sheet, top + 23, left + 23) == expected);
      CHECK(count(sheet, expected) == 24 * 24);
    }
  }
  CHECK(reads(sheet, first_top + 48 + 5, first_left, "#0 max 5.00"));
}

TEST_CASE("contact sheet: every channel is drawn, however many there are") {
  for (const int channels : {1, 2, 5, 7, 13, 31, 33}) {
    CAPTURE(channels);
    const Tensor sheet = contact_sheet(steps(2, 2, channels), {.scale = Scale::layer});
    CHECK(count(sheet, dead_grey) == 48 * 48);  // channel 0
    for (int k = 1; k < channels; ++k) {
      CAPTURE(k);
      CHECK(count(sheet, viridis(k / (channels - 1.0))) == 48 * 48);
    }
  }
}

TEST_CASE("contact sheet: tile k lies in reading order with its number under it") {
  const Tensor sheet = contact_sheet(steps(4, 4, 6), {.scale = Scale::layer});
  // Tiles of 96, captions "#k all 5.00" wider than they are, so the captions set the columns.
  const int step_right = text_width("#1 all 1.00", caption_size) + 5 + 8;
  const int step_down = 96 + 5 + 18 + 8;
  for (int k = 1; k < 6; ++k) {
    CAPTURE(k);
    const int top = first_top + k / 3 * step_down;
    const int left = first_left + k % 3 * step_right;
    CHECK(pixel(sheet, top, left) == viridis(k / 5.0));
    CHECK(pixel(sheet, top + 95, left + 95) == viridis(k / 5.0));
    CHECK(pixel(sheet, top + 40, left - 1) == rule);
    CHECK(pixel(sheet, top + 40, left + 96) == rule);
    CHECK(reads(sheet, top + 96 + 5, left,
                "#" + std::to_string(k) + " all " + std::to_string(k) + ".00"));
  }
}

TEST_CASE(
    "contact sheet: per channel each goes from violet to yellow, per layer only the greatest") {
  const Tensor map({1, 2, 2}, {0, 0, 1, 4});  // channel 0: 0 1, channel 1: 0 4
  const Tensor own = contact_sheet(map, {.scale = Scale::channel});
  CHECK(count(own, viridis(0)) == 2 * 24 * 24);
  CHECK(count(own, viridis(1)) == 2 * 24 * 24);
  const Tensor shared = contact_sheet(map, {.scale = Scale::layer});
  CHECK(count(shared, viridis(0)) == 2 * 24 * 24);
  CHECK(count(shared, viridis(0.25)) == 24 * 24);
  CHECK(count(shared, viridis(1)) == 24 * 24);
}

TEST_CASE("contact sheet: the header says which scale it is, with its ends") {
  const Tensor map({1, 2, 2}, {-0.5F, 0, 1, 4});
  const Tensor own = contact_sheet(map, {.scale = Scale::channel});
  CHECK(reads(own, 53, 16, "min"));
  const Tensor shared = contact_sheet(map, {.scale = Scale::layer});
  CHECK(reads(shared, 53, 16, "-0.50"));
  const int bar = 16 + text_width("-0.50", caption_size) + 12;
  CHECK(pixel(shared, 60, bar) == viridis(0));
  CHECK(pixel(shared, 60, bar + 255) == viridis(1));
  CHECK(reads(shared, 53, bar + 256 + 12, "4.00"));
}

TEST_CASE("contact sheet: a channel that is all zero is grey and marked DEAD, on either scale") {
  Tensor map({2, 2, 2});
  map(0, 0, 1) = 1;
  for (const Scale scale : {Scale::channel, Scale::layer}) {
    const Tensor sheet = contact_sheet(map, {.scale = scale});
    CHECK(count(sheet, dead_grey) == 48 * 48);
    CHECK(pixel(sheet, first_top, first_left) == dead_grey);
    CHECK(reads(sheet, first_top + 48 + 5, first_left, "#0 DEAD"));
    CHECK(count(sheet, viridis(1)) == 24 * 24);
  }
}

TEST_CASE("contact sheet: one number everywhere is the middle colour and no DEAD") {
  const Tensor sheet = contact_sheet(Tensor({1, 1, 1}, {1.8F}), {});
  CHECK(count(sheet, viridis(0.5)) == 24 * 24);
  CHECK(reads(sheet, first_top + 24 + 5, first_left, "#0 all 1.80"));
}

TEST_CASE("contact sheet: NaN and infinity are magenta, counted, and do not spoil the range") {
  const float nan = std::numeric_limits<float>::quiet_NaN();
  const float infinity = std::numeric_limits<float>::infinity();
  const Tensor sheet = contact_sheet(Tensor({2, 2, 1}, {0, nan, -infinity, 8}), {});
  CHECK(count(sheet, not_a_number) == 2 * 24 * 24);
  CHECK(count(sheet, viridis(0)) == 24 * 24);
  CHECK(count(sheet, viridis(1)) == 24 * 24);
  CHECK(reads(sheet, first_top + 48 + 5, first_left, "#0 2 NaN/inf"));
  const Tensor lost = contact_sheet(Tensor({1, 1, 1}, {nan}), {.scale = Scale::layer});
  CHECK(count(lost, not_a_number) == 24 * 24);
}

TEST_CASE("contact sheet: captions are neither cut nor run into their neighbours") {
  for (const int width : {1, 3, 26, 150}) {
    CAPTURE(width);
    Tensor map = steps(width, width, 12);
    for (float& value : map) value *= -1.2345e-7F;
    const Tensor sheet = contact_sheet(map, {.scale = Scale::layer});
    const int tile = width * upscale_factor(width, width);
    const int caption = text_width("#10 all -1e-06", caption_size);
    const int cell = std::max(tile, caption + 5);
    // Columns with eight clear pixels between them, but for the lines around the tiles.
    for (int column = 1; first_left + column * (cell + 8) < sheet.shape()[1]; ++column) {
      const int gap = first_left + column * (cell + 8) - 8;
      int inked = 0;
      for (int row = first_top; row < sheet.shape()[0]; ++row) {
        for (int x = gap + 1; x < gap + 7; ++x) {
          inked += pixel(sheet, row, x) == paper ? 0 : 1;
        }
      }
      CAPTURE(column);
      CHECK(inked == 0);
    }
    int on_the_edge = 0;
    for (int row = 0; row < sheet.shape()[0]; ++row) {
      on_the_edge += pixel(sheet, row, sheet.shape()[1] - 12) == paper ? 0 : 1;
    }
    CHECK(on_the_edge == 0);
  }
}

TEST_CASE("contact sheet: a long title widens the sheet instead of being cut") {
  const std::string title(80, 'W');
  const Tensor sheet = contact_sheet(steps(1, 1, 1), {.title = title, .note = "untrained"});
  CHECK(sheet.shape()[1] ==
        16 + text_width(title, title_size) + 24 + text_width("untrained", title_size) + 16);
}

TEST_CASE("contact sheet: the sheet of a common layer has the proportions of a projector") {
  for (const int channels : {8, 16, 32, 64, 128}) {
    CAPTURE(channels);
    const cnn::Shape shape = contact_sheet(steps(13, 13, channels), {}).shape();
    const double aspect = static_cast<double>(shape[1]) / shape[0];
    CHECK(aspect > 1.2);
    CHECK(aspect < 2.6);
  }
}

TEST_CASE("contact sheet: something that is not a feature map is refused") {
  CHECK_THROWS_WITH(contact_sheet(Tensor({4, 4}), {}),
                    "contact_sheet: a feature map is (height, width, channels). Received (4, 4).");
  CHECK_THROWS_AS(contact_sheet(Tensor({1, 4, 4, 2}), {}), cnn::ShapeError);
}
