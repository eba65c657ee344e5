#include "cnn/nn/view/text.hpp"

#include <stb_easy_font.h>

#include <array>
#include <cmath>

namespace cnn::view {
namespace {

// stb_easy_font looks a letter up in a table of 95 and does not check.
std::string printable(std::string text) {
  for (char& letter : text) {
    if (letter < ' ' || letter > '~') letter = '?';
  }
  return text;
}

// What stb_easy_font_print writes: rectangles of four corners, clockwise from the top left.
struct Corner {
  float x, y, z;
  std::array<unsigned char, 4> color;
};
struct Rectangle {
  Corner top_left, top_right, bottom_right, bottom_left;
};

int pixels(float letter_units, int size) {
  return static_cast<int>(std::lround(letter_units)) * size;
}

// From the left edge of a letter to the next one's. The font leaves two units between letters,
// which is wide once they are enlarged: take a half away.
int advance(char letter, int size) {
  std::array<char, 2> word{letter, '\0'};
  return stb_easy_font_width(word.data()) * size - (size + 1) / 2;
}

}  // namespace

int text_width(const std::string& text, int size) {
  int width = 0;
  for (const char letter : printable(text)) width += advance(letter, size);
  return width;
}

int text_height(int size) { return 9 * size; }

void draw_text(Tensor& canvas, int top, int left, const std::string& text, int size, Rgb color) {
  int x = left;
  for (const char letter : printable(text)) {
    std::array<char, 2> word{letter, '\0'};
    std::array<Rectangle, 16> rectangles{};  // no letter takes more than 11
    const int count =
        stb_easy_font_print(0, 0, word.data(), nullptr, rectangles.data(), sizeof rectangles);
    for (int i = 0; i < count; ++i) {
      const Corner& first = rectangles[static_cast<std::size_t>(i)].top_left;
      const Corner& opposite = rectangles[static_cast<std::size_t>(i)].bottom_right;
      fill(canvas,
           {top + pixels(first.y, size), x + pixels(first.x, size),
            pixels(opposite.y - first.y, size), pixels(opposite.x - first.x, size)},
           color);
    }
    x += advance(letter, size);
  }
}

std::string shortened(const std::string& text, int letters) {
  if (static_cast<int>(text.size()) <= letters) return text;
  return text.substr(0, static_cast<std::size_t>(letters - 3)) + "...";
}

}  // namespace cnn::view
