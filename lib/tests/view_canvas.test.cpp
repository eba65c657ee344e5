#include <catch2_either.hpp>

#include <limits>
#include <string>

#include "cnn/core/errors.hpp"
#include "cnn/nn/view/canvas.hpp"
#include "cnn/nn/view/caption.hpp"
#include "cnn/nn/view/text.hpp"

using cnn::Tensor;
using namespace cnn::view;

namespace {

constexpr Rgb white{255, 255, 255};
constexpr Rgb black{0, 0, 0};

// "#" for black, "." for anything else, a line a row.
std::string drawing(const Tensor& canvas) {
  std::string text;
  for (int row = 0; row < canvas.shape()[0]; ++row) {
    for (int column = 0; column < canvas.shape()[1]; ++column) {
      text += pixel(canvas, row, column) == black ? '#' : '.';
    }
    text += '\n';
  }
  return text;
}

}  // namespace

TEST_CASE("canvas: fill paints the box and leaves out what lies outside") {
  Tensor canvas = blank(3, 5, white);
  fill(canvas, {.top = 1, .left = 3, .height = 9, .width = 9}, black);
  fill(canvas, {.top = -2, .left = -2, .height = 3, .width = 3}, black);
  fill(canvas, {.top = 7, .left = 7, .height = 3, .width = 3}, black);
  CHECK(drawing(canvas) ==
        "#....\n"
        "...##\n"
        "...##\n");
}

TEST_CASE("canvas: a frame lies on the pixels around the box") {
  Tensor canvas = blank(4, 5, white);
  frame(canvas, {.top = 1, .left = 1, .height = 2, .width = 2}, black);
  CHECK(drawing(canvas) ==
        "####.\n"
        "#..#.\n"
        "#..#.\n"
        "####.\n");
}

TEST_CASE("canvas: upscaling repeats every pixel in a block") {
  Tensor picture = blank(1, 2, white);
  fill(picture, {.top = 0, .left = 1, .height = 1, .width = 1}, black);
  CHECK(drawing(upscaled(picture, 3)) ==
        "...###\n"
        "...###\n"
        "...###\n");
}

TEST_CASE("canvas: paste keeps colours and place, and leaves out what lies outside") {
  Tensor picture = blank(2, 2, {1, 2, 3});
  Tensor canvas = blank(3, 3, white);
  paste(canvas, picture, 1, 2);
  CHECK(pixel(canvas, 1, 2) == Rgb{1, 2, 3});
  CHECK(pixel(canvas, 2, 2) == Rgb{1, 2, 3});
  CHECK(pixel(canvas, 0, 2) == white);
  CHECK(pixel(canvas, 1, 1) == white);
}

TEST_CASE("canvas: something that is not a picture is refused") {
  Tensor canvas({2, 2, 3});
  CHECK_THROWS_WITH(paste(canvas, Tensor({2, 2}), 0, 0),
                    "paste: a picture is (height, width, 3). Received (2, 2).");
  CHECK_THROWS_AS(upscaled(Tensor({2, 2, 1}), 2), cnn::ShapeError);
}

TEST_CASE("text: the letters of stb_easy_font, whole units enlarged") {
  // "L" as the font has it: a stem of six units on a foot of four.
  Tensor canvas = blank(9, 6, white);
  draw_text(canvas, 0, 0, "L", 1, black);
  const std::string small = drawing(canvas);
  CHECK(small ==
        "#.....\n"
        "#.....\n"
        "#.....\n"
        "#.....\n"
        "#.....\n"
        "#.....\n"
        "####..\n"
        "......\n"
        "......\n");
  Tensor large = blank(27, 18, white);
  draw_text(large, 0, 0, "L", 3, black);
  CHECK(large == upscaled(canvas, 3));
}

TEST_CASE("text: every printable letter stays within text_width and text_height") {
  for (int size = 1; size <= 3; ++size) {
    for (char letter = ' '; letter <= '~'; ++letter) {
      CAPTURE(size, letter);
      const std::string word(1, letter);
      const int height = text_height(size);
      const int width = text_width(word, size);
      Tensor canvas = blank(height + 20, width + 20, white);
      draw_text(canvas, 10, 10, word, size, black);
      bool inked = false;
      bool outside = false;
      for (int row = 0; row < canvas.shape()[0]; ++row) {
        for (int column = 0; column < canvas.shape()[1]; ++column) {
          if (pixel(canvas, row, column) == white) continue;
          inked = true;
          outside |= row < 10 || row >= 10 + height || column < 10 || column >= 10 + width;
        }
      }
      CHECK_FALSE(outside);
      CHECK(inked == (letter != ' '));
    }
  }
}

TEST_CASE("text: a line is as wide as its letters, and each begins where the one before ended") {
  CHECK(text_width("", 2) == 0);
  CHECK(text_width("#1 max", 2) == text_width("#1", 2) + text_width(" max", 2));
  Tensor together = blank(30, 80, white);
  draw_text(together, 2, 2, "ab", 2, black);
  Tensor apart = blank(30, 80, white);
  draw_text(apart, 2, 2, "a", 2, black);
  draw_text(apart, 2, 2 + text_width("a", 2), "b", 2, black);
  CHECK(together == apart);
}

TEST_CASE("text: bytes that the font lacks become question marks") {
  Tensor strange = blank(20, 60, white);
  draw_text(strange, 0, 0, "\xC3\xA9\n\x01", 2, black);
  Tensor marks = blank(20, 60, white);
  draw_text(marks, 0, 0, "????", 2, black);
  CHECK(strange == marks);
}

TEST_CASE("text: a canvas too small cuts the letters and nothing else") {
  Tensor canvas = blank(3, 3, white);
  draw_text(canvas, -4, -4, "a long line of words", 3, black);
  draw_text(canvas, 100, 100, "far away", 3, black);
  CHECK(canvas.shape() == cnn::Shape{3, 3, 3});
}

TEST_CASE("text: a long name is shortened") {
  CHECK(shortened("conv2d_1", 8) == "conv2d_1");
  CHECK(shortened("conv2d_12", 8) == "conv2...");
}

TEST_CASE("captions: numbers are short and never bare noise") {
  CHECK(number_text(1.8F) == "1.80");
  CHECK(number_text(-0.25F) == "-0.25");
  CHECK(number_text(0) == "0.00");
  CHECK(number_text(-0.0F) == "0.00");
  CHECK(number_text(0.0084F) == "0.008");
  CHECK(number_text(0.000012F) == "1e-05");
  CHECK(number_text(-4.6e6F) == "-5e+06");
  CHECK(number_text(6000) == "6000.00");
  CHECK(number_text(std::numeric_limits<float>::quiet_NaN()) == "NaN");
  CHECK(number_text(-std::numeric_limits<float>::infinity()) == "-inf");
}
